using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Lets any serializer read and write our models the way we do ourselves, whatever its settings are.</summary>
internal sealed class JsonModelConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(JsonModel).IsAssignableFrom(objectType);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        var model = (JsonModel)Activator.CreateInstance(objectType)!;
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            model.ReadFrom(reader);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }

        return model;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        (value as JsonModel)!.WriteTo(writer, WireJson.IsRequest(serializer));
}
