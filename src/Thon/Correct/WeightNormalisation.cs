namespace Thon.Correct;

/// <summary>By what the dose weights of a series are divided, at each frequency but zero. w_i is the weight of image i, all images counted.</summary>
public enum WeightNormalisation
{
    /// <summary>By nothing.</summary>
    None,

    /// <summary>By sqrt(sum w_i^2): the sum of the weighted images has the noise of one image.</summary>
    SumOfSquares,

    /// <summary>By sqrt(mean w_i^2): the images keep the power of their noise on average over the series, so noise stays white.</summary>
    MeanSquare,
}
