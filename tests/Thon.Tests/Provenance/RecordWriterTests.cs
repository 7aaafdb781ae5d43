using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Xunit;
using Record = Thon.Provenance.Record;

namespace Thon.Tests.Provenance;

/// <summary>What is written of records and recipes, held against the serializer, by which they are read.</summary>
public sealed class RecordWriterTests
{
    private static readonly ProcessingStep[] EveryStep =
    [
        new FrameSumStep(3, ExposurePoint.End),
        new CorrectionStep(CorrectionMode.Flip),
        CorrectionStep.Wiener(SignalToNoise.FallOff(0.5, 20), 1.5),
        CorrectionStep.Wiener(null, 2),
        new DoseStep(null, ExposurePoint.Start, WeightNormalisation.MeanSquare, TiltFactor.Cosine),
        new EnvelopeStep(200),
        new LowPassStep(10.1),
        DeconvolutionStep.Of(new(DeconvolutionPreset.IsoNet), InputState.Flipped),
        new DeclaredStep("own(3)"),
    ];

    [Fact]
    public void A_record_with_everything_is_written_as_the_serializer_writes_it()
    {
        var job = TestRecords.JobOf(EveryStep) with
        {
            Frames = new(0.1 + 0.2, null, [0, 1.5, 1e-300, 1e300, -0.0]),
            Volume = new(1, 300000, 2.7e7, 0.07, double.MaxValue, double.Epsilon),
            Manual = new(null, [new(ManualAct.RefitSeries, null, null, null), new(ManualAct.Exclude, 3, new(1, 2, 3, 0, false), new(0.1, 0.2, -0.3, 1e-300, true))]),
        };
        AssertSame(Record.Of(job, Record.Of(TestRecords.Run, null)));
    }

    [Fact]
    public void A_record_with_nothing_that_can_be_left_out_is_written_as_the_serializer_writes_it() =>
        AssertSame(Record.Of(TestRecords.JobOf() with { Series = null, Estimation = null, Inputs = [] }, null));

    [Fact]
    public void A_recipe_is_written_as_the_serializer_writes_it() =>
        AssertSame(new LockBench().Recipe(LockBench.Usual with { Steps = [.. EveryStep] }));

    [Theory]
    [InlineData("\"quoted\" and \\ and / and '")]
    [InlineData("+<>&` and a tab\t, a line\r\n end, a bell\a")]
    [InlineData("größer, 断層, \U0001F9CA, a lone \uD83E half")]
    public void Texts_are_written_as_the_serializer_writes_them(string text) =>
        AssertSame(new RecordedFile(text, text, long.MaxValue, text) { Record = text });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Numbers_without_digits_are_written_as_the_serializer_writes_them(double number) => AssertSame<ProcessingStep>(new LowPassStep(number));

    [Fact]
    public void Every_value_that_a_record_or_a_recipe_can_hold_is_of_a_kind_that_is_written()
    {
        var (known, open) = (new HashSet<Type>(), new Stack<Type>([typeof(Record), typeof(Recipe), typeof(SidecarNotes)]));
        while (open.TryPop(out var type))
            if (known.Add(type))
                foreach (var inner in Inner(type)) open.Push(inner);
        Assert.Equal(
            [typeof(bool), typeof(double), typeof(int), typeof(long), typeof(string)],
            known.Where(type => !type.IsEnum && !Inner(type).Any()).OrderBy(type => type.Name));
    }

    private static IEnumerable<Type> Inner(Type type)
    {
        if (type.IsEnum || type == typeof(string) || type.IsPrimitive) return [];
        if (Nullable.GetUnderlyingType(type) is { } value) return [value];
        if (type.IsArray) return [type.GetElementType()!];
        if (type.IsAssignableTo(typeof(IEnumerable))) return type.GetGenericArguments();
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.PropertyType)
            .Concat(type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kin => kin.DerivedType));
    }

    private static void AssertSame<T>(T value)
    {
        Assert.Equal(JsonSerializer.Serialize(value, RecordJson.Options), RecordJson.Text(json => new RecordWriter(json).Write(value)));
        Assert.Equal(RecordJson.Seal(JsonSerializer.SerializeToElement(value, RecordJson.Options)), RecordJson.Seal(value));
    }
}
