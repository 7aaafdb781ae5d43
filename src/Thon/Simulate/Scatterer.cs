namespace Thon.Simulate;

/// <summary>A point of the specimen that scatters, in the frame of the untilted specimen with the image centre as its origin.</summary>
/// <param name="Across">Distance from the tilt axis, angstrom; at axis angle 0 it is +x.</param>
/// <param name="Along">Distance along the tilt axis, angstrom; at axis angle 0 it is +y.</param>
/// <param name="Height">Distance from the middle plane of the slab, angstrom; whether it adds to the defocus or not, the hand tells.</param>
/// <param name="Weight">Contrast times pixels: the sum over all pixels of what it takes away from an image of mean 1 where the CTF is 1.</param>
public readonly record struct Scatterer(double Across, double Along, double Height, double Weight);
