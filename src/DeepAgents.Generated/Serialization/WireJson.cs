using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace DeepAgents;

/// <summary>
/// Reads and writes bodies. It never looks at <see cref="JsonConvert.DefaultSettings"/>, which belongs to the host, and it leaves
/// free-form JSON alone: no dates out of date-like strings, no meaning in <c>$ref</c>, <c>$id</c> or <c>$type</c>.
/// </summary>
internal static class WireJson
{
    private const int MaxDepth = 128;

    private static readonly JsonSerializer ForResponses = CreateForeign(new DefaultContractResolver());

    private static readonly JsonSerializer ForRequests = CreateForeign(new RequestContractResolver());

    /// <summary>Reads a model. An empty text, like the literal <c>null</c>, is no model.</summary>
    /// <exception cref="JsonException">The text is no JSON, or not of the shape of the model.</exception>
    /// <param name="bytes">A buffer that starts with the text.</param>
    /// <param name="count">How many bytes of the buffer are the text.</param>
    /// <param name="envelope">The member that holds the value where a server wraps it in an object, or <see langword="null"/>.</param>
    public static T? Read<T>(byte[] bytes, int count, string? envelope = null)
    {
        if (HalfPairs.MayBeIn(bytes.AsSpan(0, count)))
        {
            return ReadOnce<T>(new StringReader(HalfPairs.Unescape(Encoding.UTF8.GetString(bytes, 0, count))), envelope);
        }

        if (ScratchReader.TryRead(bytes, count, envelope, ReadValue<T>, out var value))
        {
            return value;
        }

        // Once more by a reader that counts lines from here on, to say where it fails.
        return ReadOnce<T>(new BytesTextReader(bytes, count), envelope);
    }

    /// <summary>Writes a body.</summary>
    /// <exception cref="JsonException">A member that the contract requires is not set.</exception>
    public static RequestBody Write(object body)
    {
        var text = ScratchWriter.Borrow();
        if (body is JsonModel model)
        {
            model.WriteTo(text.Json, isRequest: true);
        }
        else
        {
            ForRequests.Serialize(text.Json, body);
        }

        text.Json.Flush();
        var written = text.ToBody();
        text.Return();
        return written;
    }

    /// <summary>Reads free-form JSON as it is, or returns <see langword="null"/> for a text that is not one whole JSON value.</summary>
    public static JToken? ParseOrNull(string text) => JsonBody.TryParse(HalfPairs.Unescape(text));

    /// <summary>A reader that takes nothing for more than it is.</summary>
    public static JsonTextReader ReaderOf(TextReader text) => new(text)
    {
        ArrayPool = CharPool.Shared,
        Culture = CultureInfo.InvariantCulture,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        PropertyNameTable = WireNames.Table,
    };

    /// <summary>The serializer for what is no type of ours. Models inside go our way again.</summary>
    public static JsonSerializer Foreign(bool isRequest) => isRequest ? ForRequests : ForResponses;

    /// <summary>Whether a serializer writes something that is sent.</summary>
    public static bool IsRequest(JsonSerializer serializer) => serializer.ContractResolver is RequestContractResolver;

    private static T? ReadOnce<T>(TextReader text, string? envelope)
    {
        using var reader = ReaderOf(text);
        if (!reader.MoveOn())
        {
            return default;
        }

        var value = ReadValue<T>(reader, envelope);
        return !reader.MoveOn() ? value : throw JsonFault.Expected("The end of the text", reader);
    }

    private static T? ReadValue<T>(JsonReader reader, string? envelope) =>
        envelope is null || reader.TokenType != JsonToken.StartObject ? JsonForm<T>.Of.Read(reader) : ReadWrapped<T>(reader, envelope);

    private static T? ReadWrapped<T>(JsonReader reader, string envelope)
    {
        var (value, isFound) = (default(T), false);
        while (reader.MoveOn() && reader.TokenType == JsonToken.PropertyName)
        {
            var isIt = (string)reader.Value! == envelope;
            reader.MoveOn();
            if (isIt)
            {
                (value, isFound) = (JsonForm<T>.Of.Read(reader), true);
            }
            else
            {
                reader.Skip();
            }
        }

        return isFound ? value : throw JsonFault.At(reader, $"The object lacks the member '{envelope}'.");
    }

    private static JsonSerializer CreateForeign(IContractResolver resolver) => JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = resolver,
        Converters = { new UtcDateTimeConverter() },
        Culture = CultureInfo.InvariantCulture,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
        CheckAdditionalContent = false,
    });

    /// <summary>Tells what is inside of a body that it is part of a request.</summary>
    private sealed class RequestContractResolver : DefaultContractResolver;
}
