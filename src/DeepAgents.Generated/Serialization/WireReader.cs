using System.Text.Json;

namespace DeepAgents;

/// <summary>
/// Reads JSON in UTF-8 from one buffer into models. A value that its member cannot hold is not an exception: the reader notes it as
/// unfit, and the
/// model keeps it as it came.
/// </summary>
internal ref partial struct WireReader
{
    private const int ValuesBetweenLooks = 4096;

    private readonly ReadOnlySpan<byte> _json;
    private ReadOnlySpan<byte> _value;
    private bool _isEscaped;
    private int _next;

    // A stack of bits for the brackets that are open, the last one lowest: whether it is that of an object.
    private ulong _inner;
    private ulong _outer;

    private readonly JsonLimits _limits;
    private int _valuesLeft;
    private int _valuesToLook;
    private bool _isLost;

    /// <param name="json">The whole text. The reader stands before its first token.</param>
    /// <param name="limits">What ends the reading early.</param>
    public WireReader(ReadOnlySpan<byte> json, JsonLimits limits)
    {
        _json = json;
        _limits = limits;
        _valuesLeft = limits.MaxValues;
        UnfitAt = -1;
    }

    public JsonTokenType Token { get; private set; }

    /// <summary>Where the token starts.</summary>
    public int Start { get; private set; }

    /// <summary>How many brackets are open after the token.</summary>
    public int Open { get; private set; }

    public readonly bool IsNull => Token == JsonTokenType.Null;

    /// <summary>Whether the value that is being read turned out to be unfit.</summary>
    public readonly bool IsUnfit => UnfitAt >= 0;

    /// <summary>Where the unfit part of the value starts, or -1.</summary>
    public int UnfitAt { get; private set; }

    /// <summary>Moves to the first token of a text that holds one value.</summary>
    public static WireReader At(ReadOnlySpan<byte> json, JsonLimits limits)
    {
        var reader = new WireReader(json, limits);
        reader.Next();
        return reader;
    }

    /// <summary>Moves to the value of the next member of an object; <see langword="false"/> at the end of the object.</summary>
    /// <param name="name">The name as it stands in the text.</param>
    /// <param name="isEscaped">Whether there are escapes in the name.</param>
    public bool NextMember(out ReadOnlySpan<byte> name, out bool isEscaped)
    {
        Next();
        name = _value;
        isEscaped = _isEscaped;
        if (Token != JsonTokenType.PropertyName)
        {
            return false;
        }

        CountValue();
        return Next();
    }

    /// <summary>Moves to the next element of an array; <see langword="false"/> at the end of the array.</summary>
    public bool NextElement()
    {
        if (!Next() || Token == JsonTokenType.EndArray)
        {
            return false;
        }

        CountValue();
        return true;
    }

    /// <summary>
    /// Whether the reader stands at the start of an object or a list. A value of another kind is unfit, unless it is <c>null</c>.
    /// </summary>
    public bool IsAt(JsonTokenType start)
    {
        if (Token != start && !IsNull)
        {
            Unfit();
        }

        return Token == start;
    }

    /// <summary>Moves to the end of the value at which the reader stands, and copies it.</summary>
    public byte[] Raw() => Raw(Start, Token is JsonTokenType.StartObject or JsonTokenType.StartArray ? Open - 1 : Open);

    /// <summary>Moves to the end of a value at whose start or in which the reader stands, and copies it.</summary>
    /// <param name="start">Where the value starts.</param>
    /// <param name="open">How many brackets are open around it.</param>
    public byte[] Raw(int start, int open)
    {
        SkipTo(open);
        return _json.Slice(start, _next - start).ToArray();
    }

    /// <summary>Moves to the end of a value.</summary>
    /// <param name="open">How many brackets are open around it.</param>
    public void SkipTo(int open)
    {
        while (Open > open)
        {
            Next();
            if (Token is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                CountValue();
            }
        }
    }

    /// <summary>Notes that the value cannot be held.</summary>
    public void Unfit() => UnfitAt = IsUnfit ? UnfitAt : Start;

    /// <summary>Says of the member that was just read that its object is of no use without it. Emitted code calls it.</summary>
    public bool Indispensable()
    {
        _isLost |= IsUnfit;
        return true;
    }

    /// <summary>Whether the object that is being read is unfit as a whole, asked once.</summary>
    public bool TakeLost()
    {
        var isLost = _isLost;
        _isLost = false;
        return isLost;
    }

    /// <summary>Says that the unfit value was kept.</summary>
    public void Kept() => UnfitAt = -1;

    private void CountValue()
    {
        if (--_valuesToLook < 0)
        {
            Look();
        }
    }

    /// <summary>Looks whether reading has to end, and how many values may be read until it is to look again.</summary>
    private void Look()
    {
        if (_valuesLeft <= 0)
        {
            throw new TooManyValuesException(_limits.MaxValues);
        }

        _limits.Token.ThrowIfCancellationRequested();
        var next = Math.Min(_valuesLeft, ValuesBetweenLooks);
        _valuesLeft -= next;
        _valuesToLook = next - 1;
    }
}
