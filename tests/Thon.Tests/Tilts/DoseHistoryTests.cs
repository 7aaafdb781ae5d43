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
    public void Exposures_before_give_those_of_each_but_the_last_which_gets_the_median()
    {
        var history = DoseHistory.FromBefore([new(6), new(0), new(2), new(3)]);
        Assert.Equal([2, 2, 1, 3], history.Each.Select(dose => dose.ElectronsPerSquareAngstrom));
        Assert.Equal([3, 0, 1, 2], history.Places);
    }

    // RELION's own convention: 2.2 e/A^2 a tilt, dose before the image.
    [Fact]
    public void Relions_pre_exposures_give_back_the_exposure_of_a_tilt()
    {
        var star = TiltSeriesStar.Read(Repository.Shared("data/star/relion5_tomo200528_107_tilt.star"), "x");
        var history = DoseHistory.FromBefore([.. star.Rows.Select(row => row.DoseBefore!.Value)]);
        Assert.All(history.Each, dose => Assert.Equal(2.2, dose.ElectronsPerSquareAngstrom, Rounding));
        Assert.Equal(77, history.Total.ElectronsPerSquareAngstrom, Rounding);
    }
}
