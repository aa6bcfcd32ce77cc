using System.Security.Cryptography;
using System.Text;

namespace DeepAgents.Emulator.Page;

/// <summary>The style and the script inside the pages, and the policy that allows these two and nothing else.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    public static string ContentSecurityPolicy { get; } = string.Join("; ",
        "default-src 'none'",
        $"style-src {Hash(Style)}",
        $"script-src {Hash(Script)}",
        "img-src data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'");

    /// <summary>With line feeds alone: a browser reads all line ends as such before it computes a hash.</summary>
    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageAssets).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
