using System.Collections.Immutable;
using CsCheck;
using Thon.Findings;
using Thon.Formats.Imod;
using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Imod;

/// <summary>What is written is read as what it was, to the decimals that are written.</summary>
public sealed class ImodRoundTripTests
{
    private const double Degrees = 0.0051;
    private const double Angstroms = 0.0051;

    [Theory]
    [MemberData(nameof(AllFlags))]
    public void A_defocus_file_of_any_flags_survives(int flags)
    {
        var kinds = (ImodDefocusFlags)flags;
        Gen.Select(Gen.Double[-70, 70], Gen.Double[2000, 90000], Gen.Double[100, 3000], Gen.Double[-89, 89], Gen.Double[0.01, 0.05]).Array[1, 5].Sample(
            values =>
            {
                ImmutableArray<ImodDefocusRow> rows = [.. values.Select((v, i) => new ImodDefocusRow(
                    i + 1, i + 1, Angle.FromDegrees(v.Item1), Angle.FromDegrees(v.Item1),
                    kinds.HasFlag(ImodDefocusFlags.Astigmatism) ? new(new(v.Item2 + v.Item3), new(v.Item2), Angle.FromDegrees(v.Item4)) : Defocus.Round(new(v.Item2)),
                    kinds.HasFlag(ImodDefocusFlags.PhaseShift) ? Angle.FromDegrees(v.Item4) : Angle.Zero,
                    kinds.HasFlag(ImodDefocusFlags.CutOn) ? new SpatialFrequency(v.Item5) : null))];
                var read = ImodDefocusFile.Decode(new ImodDefocusFile("x", 3, kinds, rows, FindingList.Empty).Encode(), "x");
                Assert.Equal((3, kinds), (read.Version, read.Flags));
                Assert.All(rows.Zip(read.Rows), pair => AssertSame(pair.First, pair.Second));
            },
            iter: 20);
    }

    [Fact]
    public void Transforms_survive() => Gen.Select(Gen.Double[-2, 2].Array[4], Gen.Double[-4000, 4000], Gen.Double[-4000, 4000]).Array[1, 9].Sample(values =>
    {
        ImmutableArray<ImodTransform> written = [.. values.Select(v => new ImodTransform(v.Item1[0], v.Item1[1], v.Item1[2], v.Item1[3], v.Item2, v.Item3))];
        Assert.All(written.Zip(ImodTransforms.Decode(ImodTransforms.Encode(written), "x")), pair =>
        {
            // Half of the last of seven and three decimals.
            Assert.Equal(pair.First.A12, pair.Second.A12, 5.1e-8);
            Assert.Equal(pair.First.A21, pair.Second.A21, 5.1e-8);
            Assert.Equal(pair.First.DX, pair.Second.DX, 5.1e-4);
            Assert.Equal(pair.First.DY, pair.Second.DY, 5.1e-4);
        });
    });

    [Fact]
    public void Angles_survive() => Gen.Double[-90, 90].Array[1, 99].Sample(values =>
    {
        var read = ImodAngles.Decode(ImodAngles.Encode(values.Select(Angle.FromDegrees)), "x");
        Assert.All(values.Zip(read), pair => Assert.Equal(pair.First, pair.Second.Degrees, Degrees));
    });

    public static TheoryData<int> AllFlags() => [.. Enumerable.Range(0, 64)];

    private static void AssertSame(ImodDefocusRow a, ImodDefocusRow b)
    {
        Assert.Equal((a.FirstView, a.LastView), (b.FirstView, b.LastView));
        Assert.Equal(a.LowAngle.Degrees, b.LowAngle.Degrees, Degrees);
        Assert.Equal(a.Defocus.U.Angstroms, b.Defocus.U.Angstroms, Angstroms);
        Assert.Equal(a.Defocus.V.Angstroms, b.Defocus.V.Angstroms, Angstroms);
        Assert.Equal(a.Defocus.Angle.Degrees, b.Defocus.Angle.Degrees, Degrees);
        Assert.Equal(a.PhaseShift.Degrees, b.PhaseShift.Degrees, Degrees);
        Assert.Equal(a.CutOn?.CyclesPerAngstrom ?? 0, b.CutOn?.CyclesPerAngstrom ?? 0, 1e-6);
    }
}
