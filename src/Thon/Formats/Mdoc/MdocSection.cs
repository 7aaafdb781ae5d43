using System.Collections.Immutable;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Mdoc;

/// <summary>
/// One <c>[ZValue = n]</c>, <c>[FrameSet = n]</c> or other section of an mdoc, every line kept in its order. Typed properties are null
/// where the key is absent or its value is no finite number.
/// </summary>
/// <param name="Kind">The key of its head, for example <c>ZValue</c>.</param>
/// <param name="Label">The value of its head, for example <c>0</c>.</param>
/// <param name="Entries">Its lines.</param>
/// <param name="Line">Line number of its head from 1; 0 where it comes from no file.</param>
public sealed record MdocSection(string Kind, string Label, ImmutableArray<MdocEntry> Entries, int Line = 0)
{
    /// <summary>What stands around its head in the file it was read from; null where it comes from none.</summary>
    public MdocLayout? Layout { get; init; }

    /// <summary>The section of the stack, from 0, or null where the head is no ZValue.</summary>
    public int? ZValue => Kind == "ZValue" ? TextNumber.Whole(Label) : null;

    /// <summary>Stage tilt angle.</summary>
    public Angle? TiltAngle => Number("TiltAngle") is { } degrees ? Angle.FromDegrees(degrees) : null;

    /// <summary>Exposure of this image; null also where it is 0, which SerialEM writes when the dose rate is not calibrated.</summary>
    public Dose? ExposureDose => Number("ExposureDose") is > 0 and { } dose ? new Dose(dose) : null;

    /// <summary>Exposure before this image; zero for the first one, null also where it is negative.</summary>
    public Dose? PriorRecordDose => Number("PriorRecordDose") is >= 0 and { } dose ? new Dose(dose) : null;

    /// <summary>When the image was taken, to the second, in the microscope's local time.</summary>
    public DateTime? Acquired => MdocDate.Parse(this["DateTime"]);

    /// <summary>Pixel size; null also where it is 0.</summary>
    public Length? PixelSpacing => Number("PixelSpacing") is > 0 and { } pixel ? new Length(pixel) : null;

    /// <summary>Acceleration voltage; null also where it is 0.</summary>
    public Voltage? Voltage => Number("Voltage") is > 0 and { } kilovolts ? Units.Voltage.FromKilovolts(kilovolts) : null;

    /// <summary>Rotation of the image against the specimen, 90 degrees more than the tilt axis angle; see <see cref="MdocFile.TiltAxis"/>.</summary>
    public Angle? RotationAngle => Number("RotationAngle") is { } degrees ? Angle.FromDegrees(degrees) : null;

    /// <summary>The defocus asked for, underfocus positive (the mdoc has micrometre, underfocus negative).</summary>
    public Length? TargetDefocus => Number("TargetDefocus") is { } micrometers ? Length.FromMicrometers(-micrometers) : null;

    /// <summary>Path of the frames, often a Windows or network path.</summary>
    public string? SubFramePath => this["SubFramePath"];

    /// <summary>The last component of <see cref="SubFramePath"/>, whichever way its slashes lean.</summary>
    public string? SubFrameName => SubFramePath is { } path ? path[(path.LastIndexOfAny(['/', '\\']) + 1)..] : null;

    /// <summary>The value of a key without blanks around it, or null where the key is absent; of a key written twice, the last.</summary>
    public string? this[string key] => MdocFile.Value(Entries, key);

    /// <summary>The finite number a key states, or null.</summary>
    public double? Number(string key) => TextNumber.Finite(this[key]);

    /// <summary>The section as it stands in a file, with the blank lines before it.</summary>
    internal string Encode() => (Layout?.Around(Kind, Label) ?? $"\n[{Kind} = {Label}]\n") + string.Concat(Entries.Select(entry => entry.Encode()));
}
