using System.Runtime.InteropServices;
using System.Text;

namespace DeepAgents;

/// <summary>The data of an event: the bytes as they came until somebody asks for the text, which takes twice the memory.</summary>
internal struct EventText
{
    // Bytes as they came, or the text once it was looked at.
    private object _value;

    public EventText(string text) => _value = text;

    /// <param name="bytes">An array of its own.</param>
    public EventText(byte[] bytes) => _value = bytes;

    public string Text
    {
        get
        {
            if (_value is byte[] bytes)
            {
                _value = Encoding.UTF8.GetString(bytes);
            }

            return (string)_value;
        }
    }

    public readonly byte[] Bytes => _value as byte[] ?? Encoding.UTF8.GetBytes((string)_value);

    /// <summary>The text of bytes that are somebody else's.</summary>
    public static string Of(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment)
            ? Encoding.UTF8.GetString(segment.Array!, segment.Offset, segment.Count)
            : Encoding.UTF8.GetString(bytes.ToArray());
}
