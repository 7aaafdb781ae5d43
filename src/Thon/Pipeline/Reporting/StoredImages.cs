using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>The images that belong to a STAR file, as far as they can be found. Their pixels are not read.</summary>
/// <param name="Raw">Path of the images the CTF was estimated from; null where they are not to be found.</param>
/// <param name="Processed">Path of what was made of them, which the STAR file names; null where there is none.</param>
/// <param name="Size">Width and height of either, pixels; null where there is neither.</param>
/// <param name="Findings">What is missing, or is not what it was.</param>
internal sealed record StoredImages(string? Raw, string? Processed, (int Width, int Height)? Size, FindingList Findings)
{
    /// <summary>Looks for the images.</summary>
    /// <param name="star">Path of the STAR file.</param>
    /// <param name="description">What it says.</param>
    /// <param name="sidecar">Its record; null where it has none.</param>
    /// <param name="given">Path of the images the CTF was estimated from, where the user says so.</param>
    public static StoredImages Of(string star, SeriesDescription description, Sidecar? sidecar, string? given)
    {
        var wanted = Wanted(star, description, sidecar);
        string? named = description.DataType is { Steps.IsEmpty: false } ? DescribedSeries.StackOf(description) : null;
        var processed = named is null ? null : Best(Beside(star, named), wanted);
        var raw = Uncorrected(Best(given is not null ? [given] : Places(star, description, sidecar), wanted));
        var findings = FindingList.Empty;
        if (raw is not { Objection: null }) findings = findings.Add(raw?.Objection ?? Missing(star, given ?? Source(sidecar)?.Name));
        else if (given is null && Source(sidecar) is { } source && source.Bytes != raw.Bytes) findings = findings.Add(Changed(raw, source));
        if (named is not null && processed is not { Objection: null }) findings = findings.Add(processed?.Objection ?? NotThere(star, named));
        StoredStack[] sound = [.. new[] { raw, processed }.OfType<StoredStack>().Where(stack => stack.Objection is null)];
        return new(sound.FirstOrDefault(stack => stack == raw)?.Path, sound.FirstOrDefault(stack => stack == processed)?.Path, sound.Length > 0 ? sound[0].Size : null, findings);
    }

    // Rings of corrected images are not those that were fitted.
    private static StoredStack? Uncorrected(StoredStack? stack) => stack is { Objection: null, State.IsCtfCorrected: true }
        ? stack with { Objection = Finding.Warning("report-images-corrected", stack.Path, "data type", $"'{stack.State!.Label}'", "the images before their correction", "Name those with --stack FILE") }
        : stack;

    // The first that nothing speaks against, else the first there is.
    private static StoredStack? Best(IEnumerable<string> places, WantedStack wanted)
    {
        StoredStack? first = null;
        foreach (string path in places)
        {
            if (StoredStack.Open(path, wanted) is not { } stack) continue;
            if (stack.Objection is null) return stack;
            first ??= stack;
        }

        return first;
    }

    // What the images must be like: as the record has it; without one, so many sections as the file has rows.
    private static WantedStack Wanted(string star, SeriesDescription description, Sidecar? sidecar) =>
        new(star, sidecar?.Record.Last.Series?.Width is > 0 and var width ? width : null, sidecar?.Record.Last.Series?.Height is > 0 and var height ? height : null,
            description.Tilts.Select((tilt, i) => tilt.Section ?? i).Max() + 1);

    private static RecordedFile? Source(Sidecar? sidecar) =>
        sidecar?.Record.History.LastOrDefault(job => job.Estimation is not null)?.Inputs.FirstOrDefault(input => input.Role == RecordedFile.Stack);

    private static IEnumerable<string> Places(string star, SeriesDescription description, Sidecar? sidecar)
    {
        if (Source(sidecar) is { } source)
        {
            string name = Path.GetFileName(source.Name);
            // The seal does not cover where inputs lay, so anything may stand there.
            var noted = sidecar!.Notes.Paths.IsDefault ? [] : sidecar.Notes.Paths.Where(path => !string.IsNullOrWhiteSpace(path) && !path.Contains('\0') && Path.GetFileName(path) == name);
            foreach (string path in noted.Concat(Beside(star, name))) yield return path;
        }

        if (description.DataType is not { Steps.IsEmpty: false } && DescribedSeries.StackOf(description) is { } stack)
            foreach (string path in Beside(star, stack)) yield return path;
        // Images in files of their own are named by the STAR file itself.
        if (description.Tilts.All(tilt => tilt.Image is not null && StarImageName.Parse(tilt.Image) is { Section: null })) yield return star;
    }

    // As it is named, in the folder of the STAR file, and in those above it.
    private static IEnumerable<string> Beside(string star, string name)
    {
        string folder = Path.GetDirectoryName(star) ?? "", file = Path.GetFileName(name);
        string[] places = [Path.Combine(folder, file), Path.Combine(folder, "..", file), name];
        return StarProject.Find(star, name) is { } found ? places.Append(found) : places;
    }

    private static Finding Missing(string star, string? name) => Finding.Warning(
        "report-images-missing", star, null, $"the images that the CTF was estimated from are not to be found{(name is null ? "" : $" ({name})")}", "the stack where it lay then, or beside the STAR file",
        "Numbers are shown without spectra and pictures. Say where the stack is with --stack FILE");

    private static Finding NotThere(string star, string name) => Finding.Note("report-result-missing", star, null, $"{name}, which it names, is not there", null, "There are no pictures after the correction");

    private static Finding Changed(StoredStack raw, RecordedFile source) => Finding.Warning(
        "report-images-changed", raw.Path, null, $"{raw.Bytes} bytes", $"{source.Bytes} bytes, as when the CTF was estimated", "Spectra and pictures are of what is there now; say with --stack where the stack is that was used");
}
