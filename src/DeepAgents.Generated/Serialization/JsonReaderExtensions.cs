using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Moving through JSON text.</summary>
internal static class JsonReaderExtensions
{
    /// <summary>Moves to the next token that means something; <see langword="false"/> at the end.</summary>
    public static bool MoveOn(this JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the reader stands at nothing: a member that a server sends so is read as if it had left it out.</summary>
    public static bool IsNothing(this JsonReader reader) => reader.TokenType is JsonToken.Null or JsonToken.Undefined;
}
