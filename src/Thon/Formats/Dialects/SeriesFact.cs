namespace Thon.Formats.Dialects;

/// <summary>What a description may say, as far as some dialect has no place for it.</summary>
[Flags]
internal enum SeriesFact
{
    None = 0,
    Voltage = 1,
    SphericalAberration = 1 << 1,
    AmplitudeContrast = 1 << 2,
    PixelSize = 1 << 3,
    ImageSize = 1 << 4,
    TiltAxis = 1 << 5,
    Hand = 1 << 6,
    TiltOffset = 1 << 7,
    XTilt = 1 << 8,
    SlabThickness = 1 << 9,
    DataType = 1 << 10,
    TiltAngles = 1 << 11,
    Movies = 1 << 12,
    Doses = 1 << 13,
    NominalDefocus = 1 << 14,
    Defocus = 1 << 15,
    PhaseShift = 1 << 16,
    FitQuality = 1 << 17,
    Errors = 1 << 18,
    Order = 1 << 19,
    Exclusions = 1 << 20,
    Alignment = 1 << 21,
}
