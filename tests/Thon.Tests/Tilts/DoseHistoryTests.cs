using Thon.Formats.Star;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Tilts;

public sealed class DoseHistoryTests
{
    // Sums of a few numbers of two decimals.
    private const double Rounding = 1e-9;

    [Fact]
    public void Exposures_add_up_in_the_order_of_acquisition()
    {
        var history = DoseHistory.Accumulate([new(1), new(2), new(4)], [2, 0, 1]);
        Assert.Equal([6, 0, 2], history.Before.Select(dose => dose.ElectronsPerSquareAngstrom));
        Assert.Equal(7, history.Total.ElectronsPerSquareAngstrom);
    }

    [Fact]
    public void Exposures_before_give_those_of_each_but_the_last_which_gets_that_of_the_one_before_it()
    {
        var history = DoseHistory.FromBefore([new(7), new(0), new(2), new(4.5)]);
        Assert.Equal([2.5, 2, 2.5, 2.5], history.Each.Select(dose => dose.ElectronsPerSquareAngstrom));
        Assert.Equal([3, 0, 1, 2], history.Places);
    }

    [Fact]
    public void An_image_taken_out_does_not_double_the_exposure_of_the_one_before_it() =>
        Assert.Equal([3, 3, 3, 3], DoseHistory.FromBefore([new(0), new(3), new(9), new(12)]).Each.Select(dose => dose.ElectronsPerSquareAngstrom));

    // Exposures that grow as 1/cos(tilt), doubled at 60 degrees, are no gaps.
    [Fact]
    public void Exposures_that_grow_with_the_tilt_are_kept()
    {
        double[] exposures = [.. Enumerable.Range(0, 21).Select(i => 3 / Math.Cos(i * Math.PI / 60))];
        Dose[] before = [.. exposures.Select((_, i) => new Dose(exposures.Take(i).Sum()))];
        Assert.Equal(exposures.SkipLast(1), DoseHistory.FromBefore(before).Each.SkipLast(1).Select(dose => dose.ElectronsPerSquareAngstrom), (a, b) => Math.Abs(a - b) < Rounding);
    }

    // RELION's own convention: 2.2 e/A^2 a tilt, dose before the image.
    [Fact]
    public void Relions_pre_exposures_give_back_the_exposure_of_a_tilt()
    {
        var star = TiltSeriesStar.Read(Repository.Shared("data/star/relion5_tomo200528_107_tilt.star"), "x");
        var history = DoseHistory.FromBefore([.. star.Tilts.Select(row => row.DoseBefore!.Value)]);
        Assert.All(history.Each, dose => Assert.Equal(2.2, dose.ElectronsPerSquareAngstrom, Rounding));
        Assert.Equal(77, history.Total.ElectronsPerSquareAngstrom, Rounding);
    }
}
