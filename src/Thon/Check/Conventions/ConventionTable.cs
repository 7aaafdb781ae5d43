using System.Collections.Immutable;

namespace Thon.Check.Conventions;

/// <summary>What the numbers of each program mean. docs/conventions.md says the same in sentences; the two are kept alike.</summary>
internal static class ConventionTable
{
    /// <summary>The programs, by the names a user gives.</summary>
    internal static ImmutableArray<string> Programs { get; } = ["relion5", "relion4", "relion3", "warp", "aretomo", "imod", "ctffind", "mdoc", "eman2", "teamtomo", "thon"];

    private const string Binning = "Write the pixel size of the images in use: multiply by the binning";
    private const string Hands = "Only together with tilt sign and axis; check with the images, --hand auto";

    /// <summary>The quantities, in the order to look at them.</summary>
    internal static ImmutableArray<ConventionQuantity> All { get; } =
    [
        new("pixel size", [
            new("A, rlnTomoTiltSeriesPixelSize, of the tilt images; the movies' in rlnMicrographOriginalPixelSize", "relion5", ToDo: Binning),
            new("A, rlnTomoTiltSeriesPixelSize, of the stack", "relion4", ToDo: Binning),
            new("A, rlnMicrographPixelSize or rlnImagePixelSize, of the images", "relion3", ToDo: Binning),
            new("A, PixelSize of the movies; times 2^BinTimes in use", "warp", ToDo: "Write that of the movies, and the binning apart"),
            new("A, -PixSize, of the input stack; shifts are in its pixels", "aretomo", ToDo: Binning),
            new("A, in the header of the stack; nm in com files (PixelSize)", "imod", ToDo: Binning),
            new("A, in the table's comment, of the image fitted", "ctffind", ToDo: Binning),
            new("A, PixelSpacing, as recorded (Binning included)", "mdoc", ToDo: "It is that of the recorded images, before any binning since"),
            new("A, apix, of the images in use", "eman2", ToDo: Binning),
            new("A, argument, of the images in use", "teamtomo thon", ToDo: Binning)]),
        new("defocus", [
            new("A, underfocus +", "relion5 relion4 relion3 aretomo ctffind thon", 1),
            new("um, underfocus +", "warp eman2 teamtomo", 1e4),
            new("nm, underfocus +", "imod", 10),
            new("um, underfocus -; asked for, not fitted", "mdoc", -1e4)]),
        new("astigmatism", [
            new("U and V", "relion5 relion4 relion3", ToDo: "U = mean + difference/2, V = mean - difference/2"),
            new("U >= V", "thon", ToDo: "U = mean + difference/2, V = mean - difference/2; swapped, with the angle turned by 90 degrees, where V is larger"),
            new("mean and U - V", "warp", ToDo: "mean = (U + V)/2, difference = U - V"),
            new("_CTF.txt: larger, smaller; IMOD files: smaller, larger", "aretomo", ToDo: "Take _CTF.txt; its IMOD files swap the two and keep the angle"),
            new("defocus 1 >= defocus 2", "ctffind imod", ToDo: "The larger one first, with its angle"),
            new("mean only", "eman2", ToDo: "mean = (U + V)/2; the astigmatism is lost"),
            new("mean and (U - V)/2", "teamtomo", ToDo: "mean = (U + V)/2, astigmatism = (U - V)/2")]),
        new("astigmatism angle", [
            new("from +x, counter-clockwise, degrees", "relion5 relion4 relion3 warp aretomo ctffind imod thon", ToDo: "Turn by 90 degrees: it is counted from +x there"),
            new("from +y, counter-clockwise, degrees", "teamtomo", ToDo: "Turn by 90 degrees: it is counted from +y there")]),
        new("phase shift", [
            new("degrees", "relion5 relion4 relion3 teamtomo thon", 1),
            new("units of pi", "warp", 180),
            new("radians", "ctffind", 180 / Math.PI),
            new("radians in _CTF.txt, degrees in its IMOD files", "aretomo", 180 / Math.PI),
            new("degrees, or radians by flag 8", "imod", ToDo: "Look at the flags of the first line; write degrees without flag 8"),
            new("degrees, amplitude contrast included", "eman2", ToDo: "Phase of EMAN2 = phase shift + asin(A), A the amplitude contrast")]),
        new("tilt angle", [
            new("the mdoc's sign", "relion5 relion4 aretomo imod mdoc teamtomo thon", 1),
            new("minus the mdoc's, unless imported with --dont_invert", "warp", -1),
            new("solved by itself", "eman2", ToDo: "Compare with the stage angles: offset and sign are its own")]),
        new("tilt axis", [
            new("degrees from +y, counter-clockwise", "relion5 teamtomo thon", 1),
            new("in the projection matrices", "relion4", ToDo: "From the matrix; do not fold the angle by 180 degrees"),
            new("wrpAxisAngle, degrees from +y, counter-clockwise", "warp", 1),
            new("ROT, degrees from +y, counter-clockwise", "aretomo", 1),
            new("in the .xf, turned upright in the aligned stack", "imod", ToDo: "Aligned stack: axis 0. Raw stack: the rotation in the .xf is its negative"),
            new("title, or RotationAngle - 90; Tomography 5: in doubt by 90 degrees", "mdoc", ToDo: "Title = axis; for Tomography 5 compare with the images, --tilt-axis auto"),
            new("--tltax, of opposite sign", "eman2", ToDo: "Change the sign")]),
        new("shifts", [
            new("A, in the raw image, after turning", "relion5 warp teamtomo", 1),
            new("in the projection matrices, pixels", "relion4", ToDo: "From the matrix, times the pixel size"),
            new("TX, TY: pixels of the raw image, after turning", "aretomo", ToDo: "Divide A by the pixel size of the raw stack"),
            new(".xf: pixels, from the raw image to the aligned one", "imod", ToDo: "d = -A shift / pixel, A the turn from raw to aligned"),
            new("tlt_params, pixels", "eman2", ToDo: "Solve anew; the conventions are its own")]),
        new("dose", [
            new("rlnMicrographPreExposure: before the image", "relion5 relion4", ToDo: "Write what was seen before each image; 0 for the first"),
            new("wrpDose: before the image (Warp 1: its middle)", "warp", ToDo: "Write what was seen before each image; 0 for the first"),
            new("_TLT.txt: of the image", "aretomo", ToDo: "Write the exposure of each image alone"),
            new("after the image, summed, or by -TypeOfDoseFile", "imod", ToDo: "Name the kind of list with -TypeOfDoseFile"),
            new("ExposureDose: of the image; PriorRecordDose: before it", "mdoc", ToDo: "Both: before the image and of it"),
            new("after the image (movies)", "teamtomo", ToDo: "Add the exposure of the image to that before it"),
            new("before the image and its own", "thon", ToDo: "Both: before the image and of it")]),
        new("order of rows", [
            new("by time after import, by tilt after alignment", "relion5", ToDo: "Match rows by tilt angle or movie, never by number"),
            new("frames of the stack", "relion4", ToDo: "The order of the stack, and the dose with it"),
            new("as the micrographs were given", "relion3", ToDo: "Match rows by name"),
            new("by the mdoc's tilt, ascending; stored angles descend", "warp", ToDo: "Match rows by movie name; the angles' sign turns their order over"),
            new(".aln by tilt, without dark images; _CTF.txt all images", "aretomo", ToDo: "Match by SEC (from 0 or from 1: versions differ), and count dark images"),
            new("sections of the stack, views from 1", "imod", ToDo: "The order of the stack"),
            new("sections of the stack, from 1", "ctffind", ToDo: "The order of the stack"),
            new("ZValue, from 0; times in DateTime", "mdoc", ToDo: "Match by ZValue"),
            new("by tilt", "eman2", ToDo: "Sort by tilt, and the dose with it"),
            new("sections of the stack, from 0", "thon", ToDo: "The order of the stack; rows name their section")]),
        new("hand", [
            new("rlnTomoHand", "relion5 relion4", 1, Hands),
            new("AreAnglesInverted; false is rlnTomoHand +1 beside angles of the mdoc's sign, though its export writes -1", "warp", ToDo: Hands),
            new("dfHand, of the sign of rlnTomoHand; 1 since 2.0.6, which turns the axis instead", "aretomo", 1, Hands),
            new("+x is more underfocused at positive tilt; flag 16 inverts", "imod", ToDo: "Flag 16 where rlnTomoHand is +1 about an upright axis"),
            new("minus rlnTomoHand", "thon", -1, Hands)]),
    ];
}
