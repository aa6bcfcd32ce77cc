using Newtonsoft.Json;

namespace DeepAgents;

internal sealed class MapForm<T> : JsonForm<IDictionary<string, T>>
{
    public override IDictionary<string, T>? Read(JsonReader reader)
    {
        if (reader.IsNothing())
        {
            return null;
        }

        if (reader.TokenType != JsonToken.StartObject)
        {
            throw JsonFault.Expected("an object", reader);
        }

        var map = new Dictionary<string, T>();
        while (reader.MoveOn() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.MoveOn();
            map[name] = JsonForm<T>.Of.Read(reader)!;
        }

        return reader.TokenType == JsonToken.EndObject ? map : throw JsonFault.Expected("the end of the object", reader);
    }

    public override void Write(JsonWriter writer, IDictionary<string, T> value, bool isRequest)
    {
        writer.WriteStartObject();
        if (value is Dictionary<string, T> known)
        {
            // The enumerator of an interface is an object, this one is not.
            foreach (var pair in known)
            {
                Write(writer, pair, isRequest);
            }
        }
        else
        {
            foreach (var pair in value)
            {
                Write(writer, pair, isRequest);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(JsonWriter writer, KeyValuePair<string, T> pair, bool isRequest)
    {
        writer.WritePropertyName(pair.Key);
        if (pair.Value is null)
        {
            writer.WriteNull();
        }
        else
        {
            JsonForm<T>.Of.Write(writer, pair.Value, isRequest);
        }
    }
}
