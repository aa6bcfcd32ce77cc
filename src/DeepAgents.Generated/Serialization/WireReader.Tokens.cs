#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
using System.Text.Json;

namespace DeepAgents;

/// <summary>The tokens of strict JSON.</summary>
internal ref partial struct WireReader
{
    public const int MaxDepth = 128;

    /// <summary>Moves to the next token; <see langword="false"/> at the end of the text.</summary>
    public bool Next()
    {
        var next = Peek();
        if (Token == JsonTokenType.PropertyName)
        {
            Skip(next, ':');
            return ReadValue(Peek());
        }

        if (Open == 0)
        {
            return Token == JsonTokenType.None ? ReadValue(next) : next < 0 ? false : throw Fault();
        }

        var isInObject = (_inner & 1) != 0;
        if (next == (isInObject ? '}' : ']'))
        {
            return Close(isInObject);
        }

        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            Skip(next, ',');
            next = Peek();
        }

        return isInObject ? ReadName(next) : ReadValue(next);
    }

    /// <summary>Whether nothing but white space follows.</summary>
    public bool IsAtEnd() => Peek() < 0;

    /// <summary>The next byte that is not white space, or -1 at the end.</summary>
#if !NETSTANDARD2_0
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    private int Peek() => _next < _json.Length && _json[_next] > ' ' ? _json[_next] : PeekFar();

    private int PeekFar()
    {
        while (_next < _json.Length)
        {
            if (_json[_next] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return _json[_next];
            }

            _next++;
        }

        return -1;
    }

    private void Skip(int next, char expected)
    {
        if (next != expected)
        {
            throw Fault();
        }

        _next++;
    }

    private bool ReadName(int next)
    {
        if (next != '"')
        {
            throw Fault();
        }

        ReadText();
        Token = JsonTokenType.PropertyName;
        return true;
    }

    private bool ReadValue(int next)
    {
        Start = _next;
        switch (next)
        {
            case '"':
                ReadText();
                Token = JsonTokenType.String;
                return true;
            case '{' or '[':
                return OpenBracket(next == '{');
            case 't':
                return ReadWord("true"u8, JsonTokenType.True);
            case 'f':
                return ReadWord("false"u8, JsonTokenType.False);
            case 'n':
                return ReadWord("null"u8, JsonTokenType.Null);
            default:
                ReadNumber();
                return true;
        }
    }

    private bool OpenBracket(bool isObject)
    {
        if (Open == MaxDepth)
        {
            throw Fault();
        }

        _outer = (_outer << 1) | (_inner >> 63);
        _inner = (_inner << 1) | (isObject ? 1UL : 0);
        Open++;
        _next++;
        Token = isObject ? JsonTokenType.StartObject : JsonTokenType.StartArray;
        return true;
    }

    private bool Close(bool isObject)
    {
        Start = _next++;
        _inner = (_inner >> 1) | (_outer << 63);
        _outer >>= 1;
        Open--;
        Token = isObject ? JsonTokenType.EndObject : JsonTokenType.EndArray;
        return true;
    }

    private void ReadNumber()
    {
        var first = _next;
        TakeAnyOf('-', '-');
        var digits = TakeDigits();
        if (digits == 0 || (digits > 1 && _json[_next - digits] == '0')
            || (TakeAnyOf('.', '.') && TakeDigits() == 0)
            || (TakeAnyOf('e', 'E') && (TakeAnyOf('+', '-') || true) && TakeDigits() == 0))
        {
            throw Fault();
        }

        _value = _json.Slice(first, _next - first);
        _isEscaped = false;
        Token = JsonTokenType.Number;
    }

    private bool TakeAnyOf(char one, char other)
    {
        if (_next < _json.Length && (_json[_next] == one || _json[_next] == other))
        {
            _next++;
            return true;
        }

        return false;
    }

    private int TakeDigits()
    {
        var first = _next;
        while (_next < _json.Length && _json[_next] is >= (byte)'0' and <= (byte)'9')
        {
            _next++;
        }

        return _next - first;
    }

    private bool ReadWord(ReadOnlySpan<byte> word, JsonTokenType token)
    {
        if (!_json.Slice(_next).StartsWith(word))
        {
            throw Fault();
        }

        _next += word.Length;
        Token = token;
        return true;
    }

    private readonly JsonException Fault() => new($"The JSON cannot be read at byte {_next}.");
}
