using Newtonsoft.Json;

namespace DeepAgents;

internal sealed class ListForm<T> : JsonForm<IList<T>>
{
    public override IList<T>? Read(JsonReader reader)
    {
        if (reader.IsNothing())
        {
            return null;
        }

        if (reader.TokenType != JsonToken.StartArray)
        {
            throw JsonFault.Expected("a list", reader);
        }

        var list = new List<T>();
        while (reader.MoveOn() && reader.TokenType != JsonToken.EndArray)
        {
            list.Add(JsonForm<T>.Of.Read(reader)!);
        }

        return reader.TokenType == JsonToken.EndArray ? list : throw JsonFault.Expected("the end of the list", reader);
    }

    public override void Write(JsonWriter writer, IList<T> value, bool isRequest)
    {
        writer.WriteStartArray();
        // By index, as the enumerator of an interface is an object.
        for (var index = 0; index < value.Count; index++)
        {
            var item = value[index];
            if (item is null)
            {
                writer.WriteNull();
            }
            else
            {
                JsonForm<T>.Of.Write(writer, item, isRequest);
            }
        }

        writer.WriteEndArray();
    }
}
