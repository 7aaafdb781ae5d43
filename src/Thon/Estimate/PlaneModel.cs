namespace Thon.Estimate;

/// <summary>What is assumed of how the specimen lies on the stage.</summary>
public enum PlaneModel
{
    /// <summary>The stated tilt offset and X-tilt, zero where nothing is stated.</summary>
    Stated,

    /// <summary>Both are fitted, as for lamellae, which are milled at an angle.</summary>
    Fitted,
}
