namespace Thon.Correct.Deconvolution;

/// <summary>What programs take for the distance of a voxel of the transform from zero frequency.</summary>
public enum FrequencyRadius
{
    /// <summary>The spatial frequency itself, sqrt of the sum of (k / (n p))^2.</summary>
    True,

    /// <summary>The same in halves of each axis, sqrt of the sum of (k / floor(n/2))^2, and never more than 1: a filter does not change beyond Nyquist.</summary>
    FractionOfHalves,

    /// <summary>In voxels of the transform over the root mean square of the three sizes: the spatial frequency in cubes only.</summary>
    MeanBox,
}
