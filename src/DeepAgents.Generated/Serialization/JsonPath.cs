using System.Text.Json;

namespace DeepAgents;

/// <summary>Says where in JSON something is. Readers do not keep count, because it is needed only when reading fails.</summary>
internal static class JsonPath
{
    /// <summary>The path, such as <c>items[3].created_at</c>, of the token at a position, or of the last token before an error.</summary>
    public static string At(ReadOnlySpan<byte> json, long position)
    {
        // A name for the member of an object, a number for the element of an array.
        var steps = new Stack<object?>();
        var reader = new WireReader(json, JsonLimits.None);
        try
        {
            while (reader.Next() && reader.Start <= position)
            {
                switch (reader.Token)
                {
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        steps.Pop();
                        continue;
                    case JsonTokenType.PropertyName:
                        steps.Pop();
                        steps.Push(reader.Text);
                        continue;
                }

                if (steps.Count > 0 && steps.Peek() is int index)
                {
                    steps.Pop();
                    steps.Push(index + 1);
                }

                if (reader.Start < position && reader.Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    steps.Push(reader.Token == JsonTokenType.StartArray ? -1 : null);
                }
            }
        }
        catch (JsonException)
        {
            // The error whose place is asked for: what was read before it is the path.
        }

        return string.Concat(steps.Reverse().Select(Text)).TrimStart('.');
    }

    private static string Text(object? step) => step switch
    {
        string name => "." + name,
        int index and >= 0 => $"[{index}]",
        _ => "",
    };
}
