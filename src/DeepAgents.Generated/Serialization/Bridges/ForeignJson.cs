using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using JsonException = System.Text.Json.JsonException;

namespace DeepAgents;

/// <summary>
/// Newtonsoft.Json for types of the caller's own. It never looks at <see cref="JsonConvert.DefaultSettings"/>, which belongs to the host, and it
/// leaves free-form JSON alone: date-like strings stay text, and <c>$ref</c>, <c>$id</c> and <c>$type</c> mean nothing.
/// </summary>
[RequiresUnreferencedCode(Reflection.Needed)]
[RequiresDynamicCode(Reflection.Needed)]
internal static class ForeignJson
{
    private static readonly JsonSerializer ForResponses = Create(new DefaultContractResolver());
    private static readonly JsonSerializer ForRequests = Create(new RequestContractResolver());

    public static T? Read<T>(byte[] json)
    {
        // Newtonsoft.Json replaces escapes of half pairs in a text, but takes them in tokens.
        var text = Encoding.UTF8.GetString(json);
        using var reader = json.AsSpan().IndexOf("\\ud"u8) >= 0 || json.AsSpan().IndexOf("\\uD"u8) >= 0
            ? FreeJson.Parse(json).CreateReader()
            : new JsonTextReader(new StringReader(text)) { Culture = CultureInfo.InvariantCulture, DateParseHandling = DateParseHandling.None, MaxDepth = WireReader.MaxDepth };
        try
        {
            return ForResponses.Deserialize<T>(reader);
        }
        catch (Exception exception) when (exception is Newtonsoft.Json.JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw new JsonException($"The value cannot be read as {typeof(T).Name}.", reader.Path, null, null, exception);
        }
    }

    public static void Write(object value, WireWriter writer)
    {
        using var tokens = new JTokenWriter();
        (writer.IsRequest ? ForRequests : ForResponses).Serialize(tokens, value);
        JsonTokens.Write(tokens.Token, writer);
    }

    /// <summary>An empty list, map or object.</summary>
    public static T Empty<T>() => ForResponses.ContractResolver.ResolveContract(typeof(T)) switch
    {
        JsonPrimitiveContract => default!,
        JsonArrayContract => Read<T>("[]"u8.ToArray())!,
        _ => Read<T>("{}"u8.ToArray())!,
    };

    private static JsonSerializer Create(IContractResolver resolver) => JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = resolver,
        Converters = { new TimeConverter() },
        Culture = CultureInfo.InvariantCulture,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = WireReader.MaxDepth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
        CheckAdditionalContent = false,
    });

    /// <summary>Reads the times in a caller's own types as in ours.</summary>
    private sealed class TimeConverter : JsonConverter
    {
        public override bool CanWrite => false;

        public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.Value switch
        {
            string text when WireTime.TryRead(text, out var time) => time,
            DateTimeOffset time => time,
            DateTime time => new DateTimeOffset(time),
            null or "" => objectType == typeof(DateTimeOffset) ? default(DateTimeOffset) : null,
            _ => throw new JsonSerializationException("A time was expected.", reader.Path, 0, 0, null),
        };

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException("Times are written as they are.");
    }
}
