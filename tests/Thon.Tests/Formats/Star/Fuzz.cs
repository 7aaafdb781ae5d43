using CsCheck;
using Thon.Findings;

namespace Thon.Tests.Formats.Star;

/// <summary>Text that no program wrote on purpose.</summary>
internal static class Fuzz
{
    private const long Samples = 400;

    /// <summary>Pieces that readers look for, in no sensible order, so that random text gets past the first check.</summary>
    private static readonly string[] Pieces =
    [
        "data_", "data_x", "loop_", "_rlnDefocusU", "_rlnMicrographName #1", "_rlnTomoName", "[ZValue = 0]", "[T = Tilt axis angle = 85]", "TiltAngle = 3",
        "TiltAngle = NaN", "DateTime = 30-Feb-15 1:2:3", "=", "[", "]", "\"", "'", ";", "#", "1", "-2.5", "1e999", "inf", "nan", "3", "2", "0.0", "\n", "\n", "\n", "\r\n", "\t", " ", "\uFEFF",
        "1 1 0 0 3000 2", "1 0 0.0 0.0 0.0 3", "000001@a.mrc", "99999999999", "\0", "none", "é",
    ];

    private static readonly Gen<string> Text = Gen.Select(
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 5]).Array[0, 30], Gen.Int[0, 2], (pieces, joint) => string.Join(" \n"[..joint], pieces));

    /// <summary>A reader either reads or refuses with findings; nothing else may escape it.</summary>
    public static void NeverCrashes(Action<string> read) => Text.Sample(
        text =>
        {
            try
            {
                read(text);
            }
            catch (BadInputException refusal)
            {
                return refusal.Findings.HasErrors;
            }

            return true;
        },
        iter: Samples);
}
