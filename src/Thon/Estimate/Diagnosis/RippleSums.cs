namespace Thon.Estimate.Diagnosis;

/// <summary>Weighted means of measured rings and of the model's, in the same bins with the same weights.</summary>
internal sealed class RippleSums(int bins)
{
    private readonly double[] _weight = new double[bins];
    private readonly double[] _measured = new double[bins];
    private readonly double[] _model = new double[bins];

    /// <summary>The summed weight of every bin.</summary>
    public IReadOnlyList<double> Weight => _weight;

    /// <summary>Adds one cell.</summary>
    public void Add(int bin, double weight, double measured, double model)
    {
        _weight[bin] += weight;
        _measured[bin] += weight * measured;
        _model[bin] += weight * model;
    }

    /// <summary>The means of a bin; zero where nothing is in it.</summary>
    public (double Measured, double Model) MeanOf(int bin) => _weight[bin] > 0 ? (_measured[bin] / _weight[bin], _model[bin] / _weight[bin]) : (0, 0);
}
