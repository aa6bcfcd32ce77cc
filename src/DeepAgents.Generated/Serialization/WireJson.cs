using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Reads and writes bodies.</summary>
internal static class WireJson
{
    /// <summary>Reads a value. An empty text, like the literal <c>null</c>, is the default.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not of the shape of the type. The exception has the path.</exception>
    /// <exception cref="TooManyValuesException">The JSON holds more values than allowed.</exception>
    /// <param name="text">The text: UTF-8, unless it begins with the mark of another encoding.</param>
    /// <param name="form">How the value is read.</param>
    /// <param name="limits">What ends the reading early.</param>
    /// <param name="envelope">The member that holds the value where a server wraps it in an object, or <see langword="null"/>.</param>
    public static T? Read<T>(ReadOnlySpan<byte> text, JsonForm<T> form, JsonLimits limits, string? envelope = null)
    {
        var json = WithoutMark(text);
        try
        {
            return ReadStrictly(json, form, limits, envelope);
        }
        catch (JsonException exception) when (exception.Path is null)
        {
            return LenientJson.Repair(json) is { } repaired ? ReadStrictly(repaired, form, limits, envelope) : throw At(json, exception);
        }
    }

    /// <summary>Writes a body.</summary>
    /// <exception cref="JsonException">A member that the contract requires is not set.</exception>
    /// <exception cref="NotSupportedException">The type is one of the caller's own, and the program does not allow reflection.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Reflection.IsGuarded)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Reflection.IsGuarded)]
    public static RequestBody Write(object body)
    {
        using var writer = new WireWriter(isRequest: true);
        switch (body)
        {
            case JsonModel model:
                model.WriteTo(writer);
                break;
            case JToken token:
                JsonTokens.Write(token, writer);
                break;
            default:
                if (!Reflection.IsAllowed)
                {
                    throw Reflection.NotAllowed(body.GetType());
                }

                ForeignJson.Write(body, writer);
                break;
        }

        return writer.ToBody();
    }

    public static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = WireReader.At(bytes, JsonLimits.None);
            reader.SkipTo(0);
            return !reader.Next();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether bytes are JSON of more values than a limit. Other bytes never become values.</summary>
    public static bool HoldsMoreValues(ReadOnlySpan<byte> bytes, int limit)
    {
        try
        {
            var reader = WireReader.At(bytes, new JsonLimits(limit, CancellationToken.None));
            reader.SkipTo(0);
            return false;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (TooManyValuesException)
        {
            return true;
        }
    }

    /// <summary>Reads free-form JSON as it is, or returns <see langword="null"/> for bytes that are not one whole JSON value.</summary>
    public static JToken? ParseOrNull(ReadOnlySpan<byte> json)
    {
        try
        {
            return Read(json, JsonForms<JToken>.Of, JsonLimits.None);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="ParseOrNull(ReadOnlySpan{byte})"/>
    public static JToken? ParseOrNull(string json) => ParseOrNull(Encoding.UTF8.GetBytes(json));

    private static T? ReadStrictly<T>(ReadOnlySpan<byte> json, JsonForm<T> form, JsonLimits limits, string? envelope)
    {
        var reader = new WireReader(json, limits);
        if (reader.IsAtEnd())
        {
            return default;
        }

        reader.Next();
        var value = envelope is null || reader.Token != JsonTokenType.StartObject
            ? form.Read(ref reader)
            : ReadWrapped(ref reader, form, envelope);
        if (reader.IsUnfit)
        {
            throw Failure(json, reader.UnfitAt, null);
        }

        // The text ends here, or the reader throws.
        reader.Next();
        return value;
    }

    private static T? ReadWrapped<T>(ref WireReader reader, JsonForm<T> form, string envelope)
    {
        var (value, isFound) = (default(T), false);
        var open = reader.Open;
        while (reader.NextMember(out var name, out var isEscaped))
        {
            if (JsonText.Decode(name, isEscaped) == envelope)
            {
                (value, isFound) = (form.Read(ref reader), true);
                if (reader.IsUnfit)
                {
                    return default;
                }
            }
            else
            {
                reader.SkipTo(open);
            }
        }

        return isFound ? value : throw new JsonException($"The object lacks the member '{envelope}'.", "", null, null);
    }

    private static JsonException At(ReadOnlySpan<byte> json, JsonException exception) => Failure(json, long.MaxValue, exception);

    private static JsonException Failure(ReadOnlySpan<byte> json, long position, Exception? exception) =>
        new("The JSON cannot be read.", JsonPath.At(json, position), null, null, exception);

    /// <summary>The text in UTF-8 without a byte order mark. No JSON begins with what a mark begins with.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text)
    {
        var mark = "\uFEFF"u8;
        if (text.StartsWith(mark))
        {
            return text.Slice(mark.Length);
        }

        if (text.IsEmpty || text[0] is not (0 or 0xFE or 0xFF))
        {
            return text;
        }

        using var decoder = new StreamReader(new MemoryStream(text.ToArray()), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return Encoding.UTF8.GetBytes(decoder.ReadToEnd());
    }
}
