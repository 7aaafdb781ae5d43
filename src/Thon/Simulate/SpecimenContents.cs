namespace Thon.Simulate;

/// <summary>What lies in the ice: how many of each kind the untilted field of view holds on average, each 0 or more.</summary>
/// <param name="Proteins">Solid dark particles, 150 to 250 angstrom across.</param>
/// <param name="Vesicles">Closed membranes 40 angstrom thick, 400 to 800 angstrom across where the slab is thick enough.</param>
/// <param name="GoldBeads">Gold beads, 100 angstrom across.</param>
public sealed record SpecimenContents(int Proteins, int Vesicles = 0, int GoldBeads = 0)
{
    /// <summary>Nothing but amorphous ice.</summary>
    public static SpecimenContents IceOnly { get; } = new(0);
}
