using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// A reader of JSON text that each thread uses again and again: a new one takes more memory than most values. Newtonsoft's reader never
/// goes on after the end of its input, so the input never ends: after each text comes a mark, and a text is whole if the mark is the
/// next thing after its value. A reader that has met anything else is left to the collector.
/// </summary>
internal sealed class ScratchReader : IDisposable
{
    /// <summary>After a longer text its buffer is too large to be kept.</summary>
    private const int MaxKept = 32 * 1024;

    [ThreadStatic]
    private static ScratchReader? _free;

    private readonly MarkedText _text = new();
    private readonly JsonTextReader _json;

    private ScratchReader()
    {
        _json = WireJson.ReaderOf(_text);
        _json.SupportMultipleContent = true;
    }

    /// <summary>Reads a text that is one value, or empty. Any other is <see langword="false"/>, and so is a value that cannot be read.</summary>
    /// <param name="bytes">A buffer that starts with the text.</param>
    /// <param name="count">How many bytes of the buffer are the text.</param>
    /// <param name="state">What <paramref name="read"/> gets besides.</param>
    /// <param name="read">Reads the value at whose start the reader stands, to its end.</param>
    /// <param name="value">The value; of an empty text the default.</param>
    public static bool TryRead<T, TState>(byte[] bytes, int count, TState state, Func<JsonReader, TState, T?> read, out T? value)
    {
        var scratch = _free ?? new ScratchReader();
        _free = null;
        var isRead = scratch.TryReadOne(bytes, count, state, read, out value);
        if (isRead && count <= MaxKept)
        {
            _free = scratch;
        }
        else
        {
            scratch.Dispose();
        }

        return isRead;
    }

    public void Dispose()
    {
        _json.Close();
        _text.Dispose();
    }

    private bool TryReadOne<T, TState>(byte[] bytes, int count, TState state, Func<JsonReader, TState, T?> read, out T? value)
    {
        value = default;
        try
        {
            _text.Begin(bytes, count);
            if (_json.MoveOn() && !IsAtMark)
            {
                value = read(_json, state);
                _json.MoveOn();
            }

            // The mark has an end as well.
            return IsAtMark && _json.Read();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return false;
        }
        finally
        {
            _text.End();
        }
    }

    private bool IsAtMark => _text.IsOver && _json is { TokenType: JsonToken.StartArray, Depth: 0 };

    /// <summary>One text after another, each with a mark at its end.</summary>
    private sealed class MarkedText : TextReader
    {
        private const string Mark = "\n[]\n";

        private readonly BytesTextReader _text = new([], 0);
        private int _given;

        /// <summary>Whether all of the text was taken, and the mark begun.</summary>
        public bool IsOver => _given > 0;

        public void Begin(byte[] bytes, int count)
        {
            _text.Restart(bytes, count);
            _given = 0;
        }

        /// <summary>Lets go of the bytes.</summary>
        public void End() => _text.Release();

        public override int Read(char[] buffer, int index, int count)
        {
            if (_given == 0 && _text.Read(buffer, index, count) is var read and > 0)
            {
                return read;
            }

            var rest = Math.Min(count, Mark.Length - _given);
            Mark.CopyTo(_given, buffer, index, rest);
            _given += rest;
            return rest;
        }
    }
}
