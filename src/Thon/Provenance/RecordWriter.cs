using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Thon.Provenance;

/// <summary>
/// Writes the values of records and recipes, byte for byte as <see cref="JsonSerializer"/> does with <see cref="RecordJson.Options"/>. When that is first used, a thousand methods are compiled for it,
/// whether its code is generated or not, which every run would pay for; files are read less often, and by it.
/// </summary>
/// <param name="json">What is written to.</param>
internal sealed class RecordWriter(Utf8JsonWriter json)
{
    private readonly Dictionary<Type, Shape> _shapes = [];

    /// <summary>Writes a value with everything in it.</summary>
    /// <param name="value">A record, or what stands in one.</param>
    public void Write(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case double number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case Enum word: json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(word.ToString())); break;
            case IEnumerable list: WriteList(list); break;
            default: WriteObject(value); break;
        }
    }

    private void WriteList(IEnumerable list)
    {
        json.WriteStartArray();
        foreach (object? element in list) Write(element);
        json.WriteEndArray();
    }

    private void WriteObject(object value)
    {
        var type = value.GetType();
        if (!_shapes.TryGetValue(type, out var shape)) _shapes[type] = shape = Shape.Of(type);
        json.WriteStartObject();
        if (shape.Kind is var (key, word)) json.WriteString(key, word);
        foreach (var (property, name, isLeftOutWhenNull) in shape.Properties)
        {
            object? one = property.GetValue(value);
            if (one is null && isLeftOutWhenNull) continue;
            json.WritePropertyName(name);
            Write(one);
        }

        json.WriteEndObject();
    }

    /// <summary>How a type is written.</summary>
    /// <param name="Kind">Which of its kin it is: key and word; null where it has none.</param>
    /// <param name="Properties">What is written of it, in this order.</param>
    private sealed record Shape(Tuple<string, string>? Kind, ImmutableArray<(PropertyInfo Property, string Name, bool IsLeftOutWhenNull)> Properties)
    {
        public static Shape Of(Type type)
        {
            var properties =
                from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    // What follows from other values is written where it is a list, such as the traits of a step; anything else is not.
                where property.SetMethod is { IsPublic: true } || IsList(property.PropertyType)
                let condition = property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition ?? JsonIgnoreCondition.Never
                where condition != JsonIgnoreCondition.Always
                select (property, JsonNamingPolicy.CamelCase.ConvertName(property.Name), condition == JsonIgnoreCondition.WhenWritingNull);
            return new(KindOf(type), [.. properties]);
        }

        private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

        private static Tuple<string, string>? KindOf(Type type) =>
            type.BaseType is { } kin && kin.GetCustomAttribute<JsonPolymorphicAttribute>() is { TypeDiscriminatorPropertyName: { } key }
                ? Tuple.Create(key, (string)kin.GetCustomAttributes<JsonDerivedTypeAttribute>().Single(one => one.DerivedType == type).TypeDiscriminator!)
                : null;
    }
}
