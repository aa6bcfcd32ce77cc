using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WebRelay;

/// <summary>The page, with a policy that lets only its own script run, and no other page frame its buttons.</summary>
internal sealed partial class ChatPage(bool isLive)
{
    private const string Emulator = "data-service=\"emulator\"";

    private static readonly string Html = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "page.html")).ReplaceLineEndings("\n");

    private static readonly string Policy =
        $"default-src 'none'; script-src {Hash(Script())}; style-src {Hash(Style())}; connect-src 'self'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public IResult Respond(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        var service = isLive ? "data-service=\"live\"" : Emulator;
        return Results.Content(Html.Replace(Emulator, service, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private static string Hash(Regex element)
    {
        var content = Encoding.UTF8.GetBytes(element.Match(Html).Groups[1].Value);
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(content))}'";
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
