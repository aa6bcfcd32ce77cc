using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>A member that may hold any JSON. It stays as it came until somebody asks for it; most is never asked for.</summary>
internal struct FreeJson
{
    // The bytes as they came, or the token once it was asked for or set.
    private object? _value;

    public FreeJson(byte[] json) => _value = json;

    public readonly bool IsSet => _value is not null;

    public JToken? Token
    {
        get
        {
            if (_value is byte[] json)
            {
                // Two threads at once get the same token, or a change to one would be lost.
                Interlocked.CompareExchange(ref _value, Parse(json), json);
            }

            return (JToken?)_value;
        }

        set => _value = value;
    }

    /// <summary>
    /// Parses JSON. The token remembers the bytes, so that it is written as it came as long as nobody changes it: tokens do not hold
    /// 1e400, or
    /// thirty decimals.
    /// </summary>
    public static JToken Parse(byte[] json)
    {
        var token = Read(json);
        token.AddAnnotation(new Source(json));
        return token;
    }

    /// <summary>The bytes that an unchanged token was parsed from, or <see langword="null"/>.</summary>
    public static byte[]? SourceOf(JToken? token) =>
        token?.Annotation<Source>() is { } source && JToken.DeepEquals(Read(source.Json), token) ? source.Json : null;

    public readonly void Write(WireWriter writer)
    {
        if (_value is byte[] json)
        {
            writer.Raw(json);
        }
        else
        {
            JsonTokens.Write((JToken?)_value, writer);
        }
    }

    private static JToken Read(byte[] json)
    {
        var reader = WireReader.At(json, JsonLimits.None);
        return JsonTokens.Read(ref reader);
    }

    private sealed class Source(byte[] json)
    {
        public byte[] Json => json;
    }
}
