namespace Thon.Provenance.Fingerprints;

/// <summary>What the sections of a stack are. A reconstruction changes spectra, so that images and volumes are not compared with each other.</summary>
public enum FingerprintSubject
{
    /// <summary>The images of a tilt series.</summary>
    Images,

    /// <summary>The XY planes of a reconstructed volume.</summary>
    Volume,
}
