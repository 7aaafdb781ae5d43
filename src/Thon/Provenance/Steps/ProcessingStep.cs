using System.Text.Json.Serialization;

namespace Thon.Provenance.Steps;

/// <summary>One step that was done to images, with every number of it that does not depend on the series.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(FrameSumStep), "frames")]
[JsonDerivedType(typeof(CorrectionStep), "correction")]
[JsonDerivedType(typeof(DoseStep), "dose")]
[JsonDerivedType(typeof(EnvelopeStep), "envelope")]
[JsonDerivedType(typeof(LowPassStep), "lowPass")]
[JsonDerivedType(typeof(DeconvolutionStep), "deconvolution")]
[JsonDerivedType(typeof(DeclaredStep), "declared")]
public abstract record ProcessingStep
{
    /// <summary>Its name in a data type label, for example <c>dw(gg,mid)</c>.</summary>
    public abstract string Label { get; }

    /// <summary>Each number of it in words, always in the same order.</summary>
    public abstract IEnumerable<Trait> Traits { get; }
}
