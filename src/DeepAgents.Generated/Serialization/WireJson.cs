using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// Our own serializers. They never look at <see cref="JsonConvert.DefaultSettings"/>, which belongs to the host, and they leave
/// free-form JSON alone: no dates out of date-like strings, no meaning in <c>$ref</c>, <c>$id</c> or <c>$type</c>.
/// </summary>
internal static class WireJson
{
    private const int MaxDepth = 128;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializer Reader = Create(isWriting: false);

    private static readonly JsonSerializer Writer = Create(isWriting: true);

    /// <summary>Reads a model. An empty text, like the literal <c>null</c>, is no model.</summary>
    /// <exception cref="JsonException">The text is no JSON, or not of the shape of the model.</exception>
    /// <param name="bytes">A buffer that starts with the text.</param>
    /// <param name="count">How many bytes of the buffer are the text.</param>
    /// <param name="envelope">The member that holds the value where a server wraps it in an object, or <see langword="null"/>.</param>
    public static T? Read<T>(byte[] bytes, int count, string? envelope = null)
    {
        using var text = new StreamReader(new MemoryStream(bytes, 0, count, writable: false), Utf8, detectEncodingFromByteOrderMarks: true);
        using var reader = new JsonTextReader(text) { CloseInput = false };
        var value = envelope is null ? Reader.Deserialize<T>(reader) : ReadWrapped<T>(reader, envelope);
        if (reader.Read())
        {
            throw new JsonReaderException($"There is more after the end of the JSON value. Path '{reader.Path}', line {reader.LineNumber}, position {reader.LinePosition}.");
        }

        return value;
    }

    /// <summary>Writes a body.</summary>
    /// <exception cref="JsonException">A member that the contract requires is not set.</exception>
    public static byte[] Write(object body)
    {
        using var buffer = new MemoryStream();
        using (var text = new StreamWriter(buffer, Utf8, bufferSize: 1024, leaveOpen: true))
        using (var writer = new JsonTextWriter(text) { CloseOutput = false, Culture = CultureInfo.InvariantCulture })
        {
            Writer.Serialize(writer, body);
        }

        return buffer.ToArray();
    }

    /// <summary>Reads free-form JSON as it is, or returns <see langword="null"/> for a text that is not one whole JSON value.</summary>
    public static JToken? ParseOrNull(string text) => JsonBody.TryParse(text);

    private static T? ReadWrapped<T>(JsonTextReader reader, string envelope)
    {
        reader.Read();
        if (reader.TokenType != JsonToken.StartObject)
        {
            return Reader.Deserialize<T>(reader);
        }

        var (value, isFound) = (default(T), false);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isIt = (string)reader.Value! == envelope;
            reader.Read();
            if (isIt)
            {
                (value, isFound) = (Reader.Deserialize<T>(reader), true);
            }
            else
            {
                reader.Skip();
            }
        }

        return isFound ? value : throw new JsonSerializationException($"The object lacks the member '{envelope}'.", reader.Path, reader.LineNumber, reader.LinePosition, null);
    }

    private static JsonSerializer Create(bool isWriting) => JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new WireContractResolver(isWriting),
        Converters = { new UtcDateTimeConverter() },
        Culture = CultureInfo.InvariantCulture,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
        CheckAdditionalContent = false,
    });
}
