using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests;

/// <summary>The bytes of one request as they came.</summary>
internal sealed record RawRequest(string Head, byte[] BodyBytes)
{
    public string Body => Encoding.UTF8.GetString(BodyBytes);

    /// <summary>The first line, such as <c>GET /a?b=c HTTP/1.1</c>.</summary>
    public string Line => Head[..Head.IndexOf("\r\n", StringComparison.Ordinal)];

    public string Verb => Line.Split(' ')[0];

    /// <summary>Path and query, exactly as they were sent.</summary>
    public string Target => Line.Split(' ')[1];

    public JToken Json
    {
        get
        {
            using var reader = new JsonTextReader(new StringReader(Body)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
    }

    /// <summary>The value of a header, or <see langword="null"/> when it was not sent.</summary>
    public string? Header(string name) => Head.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();

    /// <summary>Reads a request, or nothing when the connection ends before it is whole.</summary>
    public static async Task<RawRequest?> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var bytes = new List<byte>();
        int end;
        while ((end = EndOfHead(bytes)) < 0)
        {
            if (!await MoreAsync(stream, bytes, stop))
            {
                return null;
            }
        }

        var head = Encoding.ASCII.GetString([.. bytes.Take(end)]);
        var length = new RawRequest(head, []).Header("Content-Length") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (bytes.Count < end + length)
        {
            if (!await MoreAsync(stream, bytes, stop))
            {
                return null;
            }
        }

        return new RawRequest(head, [.. bytes.Skip(end)]);
    }

    private static async Task<bool> MoreAsync(NetworkStream stream, List<byte> bytes, CancellationToken stop)
    {
        var buffer = new byte[4096];
        var read = await stream.ReadAsync(buffer, stop);
        bytes.AddRange(buffer.Take(read));
        return read > 0;
    }

    private static int EndOfHead(List<byte> bytes)
    {
        for (var i = 3; i < bytes.Count; i++)
        {
            if (bytes[i - 3] == '\r' && bytes[i - 2] == '\n' && bytes[i - 1] == '\r' && bytes[i] == '\n')
            {
                return i + 1;
            }
        }

        return -1;
    }
}
