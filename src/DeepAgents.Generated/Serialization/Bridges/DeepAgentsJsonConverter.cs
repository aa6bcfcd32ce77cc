using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepAgents;

/// <summary>
/// Lets System.Text.Json, and with it ASP.NET Core, read and write our types as the services do. The types name it themselves, so it is
/// never registered. It is public because generated serializer contexts create it.
/// </summary>
/// <typeparam name="T">A model, an open enum, or another type of this package that can be written as JSON.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeepAgentsJsonConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T> : JsonConverter<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The input may come in segments, and our reader wants one buffer.
        try
        {
            return Parse(Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref reader).GetRawText()));
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The text is not UTF-8.", exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        using var json = new WireWriter();
        JsonForms<T>.Of.Write(json, value);
        (writer ?? throw new ArgumentNullException(nameof(writer))).WriteRawValue(json.Written, skipInputValidation: true);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = new WireWriter();
        json.Value(JsonText.Decode(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, reader.ValueIsEscaped));
        return Parse(json.Written)!;
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, [DisallowNull] T value, JsonSerializerOptions options) =>
        (writer ?? throw new ArgumentNullException(nameof(writer))).WritePropertyName(
            (value as IOpenValue ?? throw new NotSupportedException($"{typeof(T).Name} cannot be the key of a dictionary.")).Value);

    private static T? Parse(ReadOnlySpan<byte> json)
    {
        var reader = WireReader.At(json, JsonLimits.None);
        return JsonForms<T>.Of.ReadOrThrow(ref reader);
    }
}
