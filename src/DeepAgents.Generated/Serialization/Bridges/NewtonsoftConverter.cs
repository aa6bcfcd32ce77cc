using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;

namespace DeepAgents;

/// <summary>
/// Lets any serializer of Newtonsoft.Json read and write our types as the services do, whatever its settings are. It passes tokens on and not text, so
/// that <c>JToken.FromObject(model)["id"]</c> works. Numbers are as exact as those tokens.
/// </summary>
internal sealed class NewtonsoftConverter : JsonConverter
{
    private static readonly JsonLoadSettings Load = new() { LineInfoHandling = LineInfoHandling.Ignore };

    public override bool CanConvert(Type objectType) =>
        typeof(JsonModel).IsAssignableFrom(objectType) || typeof(IOpenValue).IsAssignableFrom(objectType) || typeof(IWritesJson).IsAssignableFrom(objectType);

    [UnconditionalSuppressMessage(
        "Trimming", "IL2067", Justification = "Newtonsoft.Json calls it, whose serializers themselves warn that they need all members.")]
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var isNull = reader.TokenType is JsonToken.Null or JsonToken.Undefined;
        var type = Nullable.GetUnderlyingType(objectType) ?? objectType;
        if (isNull && (type != objectType || !type.IsValueType))
        {
            return null;
        }

        return typeof(IWritesJson).IsAssignableFrom(type)
            ? throw new NotSupportedException($"{type.Name} can be written as JSON but not read.")
            : Read(Activator.CreateInstance(type)!, reader);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        using var json = new WireWriter(serializer.ContractResolver is RequestContractResolver);
        switch (value)
        {
            case IOpenValue open:
                json.Value(open.Value);
                break;
            case JsonModel model:
                model.WriteTo(json);
                break;
            case IWritesJson other:
                other.WriteTo(json);
                break;
            default:
                json.Null();
                break;
        }

        var reader = WireReader.At(json.Written, JsonLimits.None);
        JsonTokens.Read(ref reader).WriteTo(writer);
    }

    private static object Read(object empty, JsonReader reader)
    {
        var path = reader.Path;
        using var json = new WireWriter();
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            JsonTokens.Write(JToken.ReadFrom(reader, Load), json);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }

        var bytes = WireReader.At(json.Written, JsonLimits.None);
        try
        {
            return (empty as IReadsJson)!.ReadFrom(ref bytes);
        }
        catch (JsonException exception)
        {
            throw new JsonSerializationException(exception.Message, path, 0, 0, exception);
        }
    }
}
