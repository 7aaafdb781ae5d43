using Thon.Estimate;
using Thon.Findings;

namespace Thon.Pipeline.Spectra;

/// <summary>What of an estimation's settings ready spectra can follow.</summary>
internal static class SpectraOptions
{
    /// <summary>Findings about what was asked for that a spectrum without its image cannot tell.</summary>
    public static FindingList Refuse(EstimationSettings settings)
    {
        (string Option, bool Asked, string Untold)[] idle =
        [
            ("--phase", settings.Phase != PhaseModel.Stated, "a phase apart from the defocus; state a known phase in degrees"),
            ("--fit-plane", settings.Plane != PlaneModel.Stated, "how the defocus changes over the image"),
            ("--astigmatism", settings.Astigmatism != AstigmatismModel.Shared, "a drift: each is fitted by itself"),
            ("--thickness", settings.SlabThickness is not null, "the thickness: whatever damps the rings is taken up by their contrast"),
        ];
        return FindingList.Of(idle.Where(option => option.Asked).Select(option => Finding.Error(
            "option", null, option.Option, "given together with ready spectra", null, "Leave it away; spectra cannot tell " + option.Untold)));
    }
}
