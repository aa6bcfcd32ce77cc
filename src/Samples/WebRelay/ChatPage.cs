using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WebRelay;

/// <summary>The page, with a policy that lets only its own script run, and no other page frame its buttons.</summary>
internal sealed partial class ChatPage(bool isLive)
{
    private static readonly string Html = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "page.html")).ReplaceLineEndings("\n");

    private static readonly string Policy =
        $"default-src 'none'; script-src {Hash(Script())}; style-src {Hash(Style())}; connect-src 'self'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public IResult Respond(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        return Results.Content(Html.Replace("data-service=\"emulator\"", $"data-service=\"{(isLive ? "live" : "emulator")}\"", StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private static string Hash(Regex element) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Match(Html).Groups[1].Value)))}'";

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
