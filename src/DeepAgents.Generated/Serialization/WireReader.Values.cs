using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace DeepAgents;

/// <summary>
/// The values of members. Each method takes what the member holds now, which stays if the server sends <c>null</c>. A simple value in
/// another form,
/// such as a number as text, is taken for what it says if the member can hold exactly that.
/// </summary>
internal ref partial struct WireReader
{
    private const int DigitsThatADoubleHolds = 15;
    private const NumberStyles AnyNumber = NumberStyles.Float | NumberStyles.AllowThousands;

    /// <summary>The text of the string at which the reader stands.</summary>
    public readonly string Text => JsonText.Decode(_value, _isEscaped);

    /// <summary>The bytes of the value if they are the value itself, without escapes.</summary>
    public readonly bool TryGetPlain(out ReadOnlySpan<byte> bytes)
    {
        bytes = _value;
        return Token == JsonTokenType.String && !_isEscaped;
    }

    [return: NotNullIfNotNull(nameof(current))]
    public string? Read(string? current)
    {
        switch (Token)
        {
            case JsonTokenType.String:
                return Text;
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                return JsonText.Decode(_value, isEscaped: false);
            default:
                return IsNull ? current : Unfit(current);
        }
    }

    public bool? Read(bool? current) => Token switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when TryGetInt64(out var number) && number is 0 or 1 => number == 1,
        JsonTokenType.String when bool.TryParse(Text, out var value) => value,
        _ => IsNothing ? current : Unfit(current),
    };

    public int? Read(int? current) =>
        TryGetWhole(out var value) && value is >= int.MinValue and <= int.MaxValue ? (int)value : IsNothing ? current : Unfit(current);

    public long? Read(long? current) => TryGetWhole(out var value) ? value : IsNothing ? current : Unfit(current);

    public double? Read(double? current) => Token switch
    {
        JsonTokenType.Number when TryGetDouble(out var value) && IsExact(_value, value) => value,
        JsonTokenType.String when double.TryParse(Text, AnyNumber, CultureInfo.InvariantCulture, out var value) => value,
        _ => IsNothing ? current : Unfit(current),
    };

    public DateTimeOffset? Read(DateTimeOffset? current) => Token switch
    {
        JsonTokenType.String when WireTime.TryReadUsual(_value, out var usual) => usual,
        JsonTokenType.String when WireTime.TryRead(Text, out var time) => time,
        _ => IsNothing ? current : Unfit(current),
    };

    public FreeJson Read(FreeJson current) => IsNull ? current : new FreeJson(Raw());

    [return: NotNullIfNotNull(nameof(current))]
    public T? Read<T>(T? current, JsonForm<T> form)
        where T : class => IsNull ? current : form.Read(ref this) ?? current;

    public T? Read<T>(T? current, JsonForm<T> form)
        where T : struct => IsNull ? current : form.Read(ref this) is var value && IsUnfit ? current : value;

    public Optional<T?> Read<T>(Optional<T?> current, JsonForm<T> form)
        where T : class =>
        IsNull ? new Optional<T?>(null) : form.Read(ref this) is var value && IsUnfit ? current : new Optional<T?>(value);

    public Optional<T?> Read<T>(Optional<T?> current, JsonForm<T> form)
        where T : struct =>
        IsNull ? new Optional<T?>(null) : form.Read(ref this) is var value && IsUnfit ? current : new Optional<T?>(value);

    /// <summary>Whether there is no value. Servers send an empty text where a number or a time is not known.</summary>
    private readonly bool IsNothing => IsNull || (Token == JsonTokenType.String && _value.IsEmpty);

    private T? Unfit<T>(T? current)
    {
        Unfit();
        return current;
    }

    private readonly bool TryGetInt64(out long value) => Utf8Parser.TryParse(_value, out value, out var read) && read == _value.Length;

    private readonly bool TryGetDouble(out double value) => Utf8Parser.TryParse(_value, out value, out var read) && read == _value.Length;

    private readonly bool TryGetWhole(out long value)
    {
        value = 0;
        switch (Token)
        {
            case JsonTokenType.Number when TryGetInt64(out value):
                return true;
            case JsonTokenType.Number when TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) < long.MaxValue:
                value = (long)number;
                return IsExact(_value, number);
            default:
                return Token == JsonTokenType.String && long.TryParse(Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);
        }
    }

    /// <summary>Whether a number is finite, and the same as the digits if these are a whole number.</summary>
    private static bool IsExact(ReadOnlySpan<byte> digits, double value) =>
        !double.IsNaN(value) && !double.IsInfinity(value)
        && (digits.Length <= DigitsThatADoubleHolds || digits.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0
            || new BigInteger(value) == BigInteger.Parse(JsonText.Decode(digits, isEscaped: false), CultureInfo.InvariantCulture));
}
