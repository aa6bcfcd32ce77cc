using System.Buffers.Text;
using System.Globalization;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Members and values. Unset members are not written.</summary>
internal sealed partial class WireWriter
{
    private const int LongestNumber = 32;

    public void Write(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Value(value);
        }
    }

    public void Write(ReadOnlySpan<byte> name, FreeJson value)
    {
        if (value.IsSet)
        {
            Name(name);
            value.Write(this);
        }
    }

    public void Write<T>(ReadOnlySpan<byte> name, T? value, JsonForm<T> form)
        where T : class
    {
        if (value is not null)
        {
            Name(name);
            form.Write(this, value);
        }
    }

    public void Write<T>(ReadOnlySpan<byte> name, T? value, JsonForm<T> form)
        where T : struct
    {
        if (value is { } set)
        {
            Name(name);
            form.Write(this, set);
        }
    }

    /// <summary>A member of an update: <c>null</c> is written if it was set to that.</summary>
    public void Write<T>(ReadOnlySpan<byte> name, Optional<T?> value, JsonForm<T> form)
        where T : class
    {
        if (value.IsSet)
        {
            NullUnless(name, value.Value is not null);
            Write(name, value.Value, form);
        }
    }

    /// <inheritdoc cref="Write{T}(ReadOnlySpan{byte}, Optional{T}, JsonForm{T})"/>
    public void Write<T>(ReadOnlySpan<byte> name, Optional<T?> value, JsonForm<T> form)
        where T : struct
    {
        if (value.IsSet)
        {
            NullUnless(name, value.Value is not null);
            Write(name, value.Value, form);
        }
    }

    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        Name(name);
        StartArray();
        foreach (var value in values)
        {
            Value(value);
        }

        EndArray();
    }

    public void Write(ReadOnlySpan<byte> name, IEnumerable<IWritesJson> values)
    {
        Name(name);
        StartArray();
        foreach (var value in values)
        {
            value.WriteTo(this);
        }

        EndArray();
    }

    /// <summary>Writes bytes as the JSON that they are, or as a text if they are not JSON.</summary>
    public void RawOrText(byte[] bytes)
    {
        if (WireJson.IsJson(bytes))
        {
            Raw(bytes);
        }
        else
        {
            Value(JsonText.Decode(bytes, isEscaped: false));
        }
    }

    /// <summary>Writes <c>null</c> for a member that the service always expects, if it is not set.</summary>
    public void NullUnless(ReadOnlySpan<byte> name, bool isSet)
    {
        if (!isSet)
        {
            Name(name);
            Null();
        }
    }

    /// <summary>Checks a member without which the service refuses the request.</summary>
    public void Require(ReadOnlySpan<byte> name, bool isSet)
    {
        if (!isSet && IsRequest)
        {
            throw new System.Text.Json.JsonException($"The member '{JsonText.Decode(name, isEscaped: false)}' is required and not set.");
        }
    }

    public void Value<T>(T? value, JsonForm<T> form)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            form.Write(this, value);
        }
    }

    public void Value(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Value(long value)
    {
        Separate();
        Grow(LongestNumber);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_count), out var written);
        _count += written;
    }

    /// <summary>Writes a number. JSON has no word for one that is not finite, so its name is written as text.</summary>
    public void Value(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            Value(value.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            // Older frameworks round a number by default. Newtonsoft.Json writes all its digits.
            Plain(JsonConvert.ToString(value));
        }
    }

    public void Value(DateTimeOffset value) =>
        Plain(value.ToString("\\\"yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz\\\"", CultureInfo.InvariantCulture));

    public void Null() => Raw("null"u8);

    /// <summary>Writes JSON that is plain ASCII.</summary>
    public void Plain(string json)
    {
        Separate();
        Grow(json.Length);
        foreach (var character in json)
        {
            _bytes[_count++] = (byte)character;
        }
    }
}
