using Thon.Report.Charts;

namespace Thon.Report.Pages;

/// <summary>What a page shows of a tilt. Numbers are null where they are not known; a page shows them as they stand here, which is as they stand in the STAR file.</summary>
/// <param name="Section">Section of the stack, from 0.</param>
/// <param name="Numbers">The numbers of its row in the tables.</param>
/// <param name="Verdict">good, weak, failed, manual or excluded; a dash where nobody judged it.</param>
/// <param name="Reason">Why it is not good; empty where it is.</param>
/// <param name="Rank">Its place when the worst comes first, from 0.</param>
public sealed record TiltReport(int Section, TiltNumbersShown Numbers, string Verdict, string Reason, int Rank)
{
    /// <summary>The two halves of its spectrum, a PNG picture as a data address; null where there is none.</summary>
    public string? Spectrum { get; init; }

    /// <summary>The frequency at the middle of each side of that picture, cycles/angstrom.</summary>
    public double? SpectrumHighest { get; init; }

    /// <summary>The side of that picture, pixels; zero frequency is in the middle of the pixel at half of it, from the left and from the top.</summary>
    public int? SpectrumSide { get; init; }

    /// <summary>Its rings, measured and fitted, against frequency.</summary>
    public Chart? Profile { get; init; }

    /// <summary>How well they agree, against frequency.</summary>
    public Chart? Agreement { get; init; }

    /// <summary>Its defocus from place to place.</summary>
    public DefocusMap? Map { get; init; }

    /// <summary>The image before its correction, a small picture as a data address.</summary>
    public string? Before { get; init; }

    /// <summary>The image after its correction, a small picture as a data address.</summary>
    public string? After { get; init; }

    /// <summary>Why there are no pictures; empty where there are.</summary>
    public string Missing { get; init; } = "";
}
