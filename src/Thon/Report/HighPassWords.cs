using Thon.Correct.Deconvolution;

namespace Thon.Report;

/// <summary>The unit of a high-pass in words.</summary>
/// <param name="Full">Behind a number in a sentence, such as <c>angstrom</c>.</param>
/// <param name="Short">Behind a number in tables and plots, such as <c>A</c>.</param>
/// <param name="Label">Behind a number, without a blank, in the label lines of a file.</param>
public sealed record HighPassWords(string Full, string Short, string Label)
{
    /// <summary>The words of a unit.</summary>
    public static HighPassWords Of(HighPassUnit unit) => unit switch
    {
        HighPassUnit.Angstrom => new("angstrom", "A", "A"),
        HighPassUnit.FractionOfNyquist => new("of Nyquist", "of Nyquist", "Ny"),
        _ => new("cycles/pixel", "cycles/pixel", "/px"),
    };
}
