using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>A type of the caller's own, which is Newtonsoft's business.</summary>
internal sealed class ForeignForm<T> : JsonForm<T>
{
    public override T? Read(JsonReader reader)
    {
        // A serializer takes the limit away from a reader that has the same one as itself.
        var depth = reader.MaxDepth;
        try
        {
            return WireJson.Foreign(isRequest: false).Deserialize<T>(reader);
        }
        finally
        {
            reader.MaxDepth = depth;
        }
    }

    public override void Write(JsonWriter writer, T value, bool isRequest) => WireJson.Foreign(isRequest).Serialize(writer, value);
}
