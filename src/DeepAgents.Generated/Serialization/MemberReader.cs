using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Reads the value of a member. Each method takes what the member holds now: so the compiler finds the method for its type, and that is
/// what stays when the server sends <c>null</c>. Simple values that come in another form, such as a number as text, are taken for what they say.
/// </summary>
internal static class MemberReader
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [return: NotNullIfNotNull(nameof(current))]
    public static string? Read(JsonReader reader, string? current) => reader.TokenType switch
    {
        JsonToken.String => (string)reader.Value!,
        JsonToken.Null or JsonToken.Undefined => current,
        JsonToken.Boolean => (bool)reader.Value! ? JsonConvert.True : JsonConvert.False,
        JsonToken.Date => reader.Value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : ((DateTime)reader.Value!).ToString("O", CultureInfo.InvariantCulture),
        JsonToken.Integer or JsonToken.Float => Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!,
        _ => throw JsonFault.Unfit("a text", reader),
    };

    public static bool? Read(JsonReader reader, bool? current) => reader.Value switch
    {
        bool value => value,
        0L => false,
        1L => true,
        _ => Convertible(reader, current, "true or false", static value => value is string text ? Convert.ToBoolean(text, Invariant) : null),
    };

    public static int? Read(JsonReader reader, int? current) => reader.Value is long value and >= int.MinValue and <= int.MaxValue
        ? (int)value
        : Convertible(reader, current, "a whole number", static value => value switch
        {
            string text => Convert.ToInt32(text, Invariant),
            double number when number == Math.Floor(number) => checked((int)number),
            _ => null,
        });

    public static long? Read(JsonReader reader, long? current) => reader.Value is long value
        ? value
        : Convertible(reader, current, "a whole number", static value => value switch
        {
            string text => Convert.ToInt64(text, Invariant),
            double number when number == Math.Floor(number) => checked((long)number),
            _ => null,
        });

    public static double? Read(JsonReader reader, double? current) => reader.Value is double value
        ? value
        : Convertible(reader, current, "a number", static value => value switch
        {
            string text => Convert.ToDouble(text, Invariant),
            long number when (decimal)(double)number == number => number,
            BigInteger number when new BigInteger((double)number) == number => (double)number,
            _ => null,
        });

    public static DateTimeOffset? Read(JsonReader reader, DateTimeOffset? current) => WireTime.Read(reader, current);

    public static FreeJson Read(JsonReader reader, FreeJson current) => reader.IsNothing() ? current : FreeJson.Read(reader);

    public static Optional<T> Read<T>(JsonReader reader, Optional<T> current) => new(JsonForm<T>.Of.Read(reader)!);

    [return: NotNullIfNotNull(nameof(current))]
    public static T? Read<T>(JsonReader reader, T? current) => reader.IsNothing() ? current : JsonForm<T>.Of.Read(reader) ?? current;

    /// <summary>Takes a value of another form for what it says, if the member can hold exactly that.</summary>
    private static T? Convertible<T>(JsonReader reader, T? current, string expected, Func<object?, T?> convert)
        where T : struct
    {
        if (reader.IsNothing() || reader.Value is "")
        {
            return current;
        }

        try
        {
            return convert(reader.Value) ?? throw JsonFault.Unfit(expected, reader);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw JsonFault.Unfit(expected, reader, exception);
        }
    }
}
