using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepAgents.Emulator.LiteLLM.Agents;

/// <summary>Where a sandbox may and may not connect to: domains, wildcards of a domain, addresses and ranges of addresses.</summary>
internal static partial class EgressRules
{
    private const int LongestTarget = 253;

    public static JsonArray? Read(ZodReader zod, string member)
    {
        var targets = zod.Texts(member);
        for (var index = 0; index < targets?.Count; index++)
        {
            if (targets[index]?.GetValueKind() == JsonValueKind.String && !IsTarget(targets[index]!.GetValue<string>()))
            {
                zod.Custom("must be a domain, a *.wildcard, an IP address or a CIDR range", member, index);
            }
        }

        return targets;
    }

    private static bool IsTarget(string text) =>
        text.Length <= LongestTarget && (Domain().IsMatch(text) || IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _));

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();
}
