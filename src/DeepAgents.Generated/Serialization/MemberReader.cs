using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Reads the value of a member. Each method takes what the member holds now: so the compiler finds the method for its type, and that is
/// what stays when the server sends <c>null</c>. Simple values that come in another form, such as a number as text, are taken for what they say.
/// </summary>
internal static class MemberReader
{
    [return: NotNullIfNotNull(nameof(current))]
    public static string? Read(JsonReader reader, string? current) => reader.TokenType switch
    {
        JsonToken.String => (string)reader.Value!,
        JsonToken.Null or JsonToken.Undefined => current,
        JsonToken.Boolean => (bool)reader.Value! ? JsonConvert.True : JsonConvert.False,
        JsonToken.Date => reader.Value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : ((DateTime)reader.Value!).ToString("O", CultureInfo.InvariantCulture),
        JsonToken.Integer or JsonToken.Float => Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!,
        _ => throw JsonFault.Expected("a text", reader),
    };

    public static bool? Read(JsonReader reader, bool? current) =>
        reader.TokenType == JsonToken.Boolean ? (bool)reader.Value! : Convertible(reader, current, "true or false", Convert.ToBoolean);

    public static int? Read(JsonReader reader, int? current) =>
        reader.Value is long value and >= int.MinValue and <= int.MaxValue ? (int)value : Convertible(reader, current, "a whole number", Convert.ToInt32);

    public static long? Read(JsonReader reader, long? current) =>
        reader.Value is long value ? value : Convertible(reader, current, "a whole number", Convert.ToInt64);

    public static double? Read(JsonReader reader, double? current) =>
        reader.Value is double value ? value : Convertible(reader, current, "a number", Convert.ToDouble);

    public static DateTimeOffset? Read(JsonReader reader, DateTimeOffset? current) => WireTime.Read(reader, current);

    public static FreeJson Read(JsonReader reader, FreeJson current) => reader.IsNothing() ? current : FreeJson.Read(reader);

    public static Optional<T> Read<T>(JsonReader reader, Optional<T> current) => new(JsonForm<T>.Of.Read(reader)!);

    [return: NotNullIfNotNull(nameof(current))]
    public static T? Read<T>(JsonReader reader, T? current) => reader.IsNothing() ? current : JsonForm<T>.Of.Read(reader) ?? current;

    private static T? Convertible<T>(JsonReader reader, T? current, string expected, Func<object?, IFormatProvider, T> convert)
        where T : struct
    {
        if (reader.IsNothing() || reader.Value is "")
        {
            return current;
        }

        if (reader.TokenType is not (JsonToken.Integer or JsonToken.Float or JsonToken.Boolean or JsonToken.String))
        {
            throw JsonFault.Expected(expected, reader);
        }

        try
        {
            return reader.Value is System.Numerics.BigInteger large ? convert((double)large, CultureInfo.InvariantCulture) : convert(reader.Value, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or InvalidCastException)
        {
            throw JsonFault.Expected(expected, reader, exception);
        }
    }
}
