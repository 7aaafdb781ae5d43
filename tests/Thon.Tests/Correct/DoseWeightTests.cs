using Thon.Correct;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

public sealed class DoseWeightTests
{
    // Where nothing of the signal is left, the ratio before the damage is taken to be this.
    private const double BestRatio = 1e6;

    [Fact]
    public void A_fitted_ratio_and_a_dose_weight_count_the_damage_once()
    {
        // An undamaged ratio of 0.01 at 10 A, seen after 60 e/A^2: the amplitude is exp(-60 / (2 (0.24499 10^1.6649 + 2.8141))), worked out by hand.
        const double undamaged = 0.01, k = 0.1, amplitude = 0.119823;
        var weight = new DoseWeight(new Dose(60), Voltage.FromKilovolts(300));
        var back = weight.Undamaged(SignalToNoise.Constant(undamaged * amplitude * amplitude) with { Frequencies = [k] });
        Assert.Equal(undamaged, back.At(k), 1e-4 * undamaged);
    }

    [Fact]
    public void A_ratio_whose_signal_is_gone_stays_a_number()
    {
        var weight = new DoseWeight(new Dose(1e5), Voltage.FromKilovolts(300));
        Assert.Equal(BestRatio, weight.Undamaged(SignalToNoise.Constant(1e-6) with { Frequencies = [0.3] }).At(0.3), 1e-9 * BestRatio);
    }
}
