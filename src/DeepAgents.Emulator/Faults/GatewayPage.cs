using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DeepAgents.Emulator.Faults;

/// <summary>What a gateway in front of a service sends when it cannot or will not pass a request on.</summary>
internal static class GatewayPage
{
    public static Reply Reply(int status)
    {
        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd();
        return Http.Reply.Html(
            status,
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n");
    }
}
