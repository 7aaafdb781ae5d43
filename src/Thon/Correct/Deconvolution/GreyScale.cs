namespace Thon.Correct.Deconvolution;

/// <summary>The grey values of a result.</summary>
public enum GreyScale
{
    /// <summary>As the filter leaves them; their mean is zero, since nothing is kept at zero frequency.</summary>
    AsFiltered,

    /// <summary>Stretched and shifted to the mean and the standard deviation of the input.</summary>
    OfInput,
}
