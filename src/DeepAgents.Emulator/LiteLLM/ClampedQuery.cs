using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM;

/// <summary>Query parameters of the platform: out of range is clamped, nonsense is replaced; it never refuses one.</summary>
internal static class ClampedQuery
{
    public static int Integer(HttpContext context, string name, int fallback, int minimum, int maximum) =>
        int.TryParse(context.Request.Query[name].ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, minimum, maximum)
            : fallback;
}
