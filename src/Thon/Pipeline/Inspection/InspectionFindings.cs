using System.Globalization;
using Thon.Estimate.Diagnosis;
using Thon.Findings;
using Thon.Pipeline.Reporting;

namespace Thon.Pipeline.Inspection;

/// <summary>What an inspection refuses, and what it warns of.</summary>
internal static class InspectionFindings
{
    /// <summary>The code of <see cref="Resumed"/>.</summary>
    public const string ResumedCode = "inspect-draft-resumed";

    /// <summary>The code of <see cref="NoDraft"/>.</summary>
    public const string NoDraftCode = "inspect-no-draft";

    /// <summary>The STAR file is another one than the changes are made to.</summary>
    public static Finding StarChanged(string star, string advice) => Finding.Error("inspect-star-changed", star, null, "another text than was read", "the text that was read", "Another program wrote it meanwhile. " + advice);

    /// <summary>There is no such section.</summary>
    public static Finding NoSection(string star, int section, int count) => Finding.Error("inspect-no-section", star, Section(section), "no such section", Text($"one of the {count} sections of the series"));

    /// <summary>There is no such ring.</summary>
    public static Finding NoRing(string star, int section, double k) => Finding.Error("inspect-no-ring", star, Section(section), Text($"a ring at {k:G6} cycles/A"), "a frequency above 0, at which some defocus puts that zero", "Click on another ring, or state the number of the zero");

    /// <summary>The spectrum has no rings at this place.</summary>
    public static Finding BlankRing(string star, int section, double k, SeenRange seen) => Finding.Error("inspect-blank-ring", star, Section(section), Text($"a place at {k:G6} cycles/A, where the spectrum is blank"), Text($"one from {seen.Lowest:G6} to {seen.Highest:G6} cycles/A"), "Click on a ring");

    /// <summary>The ring gives a defocus that the series was not searched for.</summary>
    public static Finding FarRing(string star, int section, double defocus, double lowest, double highest) => Finding.Error("inspect-far-ring", star, Section(section), Text($"a ring that gives a defocus of {defocus:F0} A"), Text($"one from {lowest:F0} to {highest:F0} A, about the range of the search"), "State the number of the zero, or type the defocus");

    /// <summary>There is no such place in the image.</summary>
    public static Finding NoPlace(string star, int section) => Finding.Error("inspect-no-place", star, Section(section), "a place or a side that is none", "x and y in pixels, and a side of 1 or more");

    /// <summary>The images are missing.</summary>
    public static Finding NoImages(StoredSeries stored) => Finding.Error(
        "inspect-no-images", stored.RawStack ?? stored.Star, null, "no images to fit", "the stack that the CTF was estimated from, as many images of the same size, and a tilt axis and a hand", "Put it back where it was, or beside the STAR file, and open the series again");

    /// <summary>The image is blank.</summary>
    public static Finding Blank(StoredSeries stored, int section) => Finding.Error("inspect-blank", stored.RawStack, Section(section), "a blank image", "an image that shows rings", "Leave it out");

    /// <summary>The optics are not known.</summary>
    public static Finding NoOptics(StoredSeries stored) => Finding.Error(
        "inspect-no-optics", stored.Star, null, "no pixel size, voltage, Cs or amplitude contrast", "all four, without which there is no CTF to fit", "Estimate the series again, and state them");

    /// <summary>There is nothing to fit with.</summary>
    public static Finding NoFit(StoredSeries stored) => stored.Series.HasOptics ? NoImages(stored) : NoOptics(stored);

    /// <summary>Changes of an earlier inspection are here again.</summary>
    public static Finding Resumed(string file, int changes) => Finding.Note(ResumedCode, file, null, $"{changes} changes that were not saved; they are here again");

    /// <summary>A draft that cannot be removed.</summary>
    public static Finding DraftLeft(string file, string found) => Finding.Error("inspect-draft-left", file, null, found, "a draft that can be removed", "Remove it by hand");

    /// <summary>Another inspection has the series open, or a process works on it.</summary>
    public static Finding InUse(string star, string file) => Finding.Error(
        "inspect-in-use", star, null, $"another process that inspects this series or works on it: it holds {Path.GetFileName(file)}", "a series that nobody else has open", "Look at the page of the other thon inspect or end it, or wait until thon is done with the series");

    /// <summary>The series cannot be kept from others.</summary>
    public static Finding NoLock(string file, string found) => Finding.Warning(
        "inspect-no-lock", file, null, found, "a folder that may be written to", "Nothing keeps others from inspecting the series at the same time, and in a folder that takes no files changes can be neither kept nor saved");

    /// <summary>Changes cannot be kept in a file.</summary>
    public static Finding NoDraft(string file, BadInputException bad) => Finding.Warning(
        NoDraftCode, file, null, bad.Findings[0].Found, "a folder that takes a draft", "Changes are in memory alone until they are saved: do not close the program before");

    private static string Section(int section) => Text($"section {section}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
