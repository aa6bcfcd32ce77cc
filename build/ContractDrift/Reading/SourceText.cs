using System.Security.Cryptography;
using System.Text;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>The text of a source, before anybody knows what it is.</summary>
/// <param name="Name">The file or the address, as it was asked for.</param>
/// <param name="Digest">The SHA-256 of its bytes.</param>
internal sealed record SourceText(string Name, string Text, string Digest)
{
    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<SourceText> ReadAsync(string location, CancellationToken cancellation)
    {
        var bytes = Uri.TryCreate(location, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? await WebSource.ReadAsync(address!, MostBytes, cancellation)
            : await FileAsync(location, cancellation);
        try
        {
            return new(location, Utf8.GetString(bytes).TrimStart('\uFEFF'), $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableSourceException(location, "not text in UTF-8");
        }
    }

    public static UnreadableSourceException TooLarge(string location) => new(location, $"larger than {MostBytes / 1024 / 1024} MiB, which no contract is");

    private static async Task<byte[]> FileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return new FileInfo(file).Length <= MostBytes ? await File.ReadAllBytesAsync(file, cancellation) : throw TooLarge(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableSourceException(file, $"cannot be read: {exception.Message}");
        }
    }
}
