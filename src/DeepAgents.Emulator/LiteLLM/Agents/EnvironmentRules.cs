using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.LiteLLM.Agents;

/// <summary>What the platform asks of environment variables and of the hosts that may see them.</summary>
internal static partial class EnvironmentRules
{
    /// <summary>Where the <c>requirements</c> of an agent come back.</summary>
    public const string Requirements = "AGENT_REQUIREMENTS";

    private const int MostVariables = 50;
    private const int MostCharacters = 16384;

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "REPO_URL", "BRANCH", "LITELLM_API_KEY", "LITELLM_API_BASE", "LITELLM_DEFAULT_MODEL", "AGENT_PROMPT", "PORT", "GIT_TOKEN",
        Requirements,
    }.ToFrozenSet(StringComparer.Ordinal);

    public static JsonObject? Read(ZodReader zod)
    {
        const string Member = "env_vars";
        if (zod.Map(Member, JsonValueKind.String, "string") is not { } variables)
        {
            return null;
        }

        foreach (var (name, _) in variables)
        {
            if (Reserved.Contains(name))
            {
                zod.Custom($"{name} is reserved", Member, name);
            }
            else if (!VariableName().IsMatch(name))
            {
                zod.Custom("not a valid environment variable name", Member, name);
            }
        }

        if (variables.Count > MostVariables || JsonText.ToText(variables).Length > MostCharacters)
        {
            zod.Custom($"at most {MostVariables} variables of {MostCharacters} characters together", Member);
        }

        return variables;
    }

    public static void CheckHosts(PlatformAgentRecord agent)
    {
        foreach (var (name, hosts) in agent.EnvVarHosts)
        {
            if (!agent.EnvVars.ContainsKey(name))
            {
                throw LiteLLMError.Nested($"env_var_hosts names '{name}', which is not in env_vars");
            }

            foreach (var host in hosts!.AsArray())
            {
                var text = host?.ToString() ?? "";
                if (!agent.AllowOut.Any(allowed => Covers(allowed!.ToString(), text)))
                {
                    throw LiteLLMError.Nested($"env_var_hosts names the host '{text}', which allow_out does not cover");
                }
            }
        }
    }

    private static bool Covers(string allowed, string host) =>
        string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase)
        || (allowed.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z")]
    private static partial Regex VariableName();
}
