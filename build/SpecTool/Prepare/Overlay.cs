using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// Applies an OpenAPI Overlay 1.0: actions with a JSONPath target and an update or a removal. Objects merge member by member,
/// arrays are appended to, anything else is replaced. A target that matches nothing is a problem, never ignored: it is how a
/// maintainer learns that upstream changed under a correction.
/// </summary>
internal static class Overlay
{
    private const string PathMend = "Write one that starts at the root, for example $.paths['/agents'].get.";

    private const string RequiredByName = "x-required-by";

    // Lines of the overlay would be taken for lines of the contract.
    private static readonly JsonCloneSettings WithoutLines = new() { CopyAnnotations = false };

    public static void Apply(JObject contract, JObject overlay, string overlayFile, string contractFile, Problems problems)
    {
        if (overlay["overlay"]?.ToString().StartsWith("1.", StringComparison.Ordinal) != true || overlay["actions"] is not JArray actions)
        {
            problems.AddLine(overlayFile, "SPEC002", overlay, "not an OpenAPI Overlay 1.x. It needs the members 'overlay' and 'actions'.");
            return;
        }

        foreach (var action in actions)
        {
            ApplyAction(contract, action, overlayFile, contractFile, problems);
        }
    }

    private static void ApplyAction(JObject contract, JToken action, string overlayFile, string contractFile, Problems problems)
    {
        var target = (action as JObject)?["target"]?.ToString() ?? "";
        if (!target.StartsWith('$'))
        {
            // To the JSONPath library an empty path is the whole document, and a forgotten target would change all of it.
            problems.AddLine(overlayFile, "SPEC003", action, $"the action's target '{target}' is not a JSONPath. {PathMend}");
            return;
        }

        List<JToken> matches;
        try
        {
            matches = [.. contract.SelectTokens(target, errorWhenNoMatch: false)];
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            problems.AddLine(overlayFile, "SPEC003", action, $"target '{target}' is not a JSONPath: {exception.Message} {PathMend}");
            return;
        }

        if (matches.Count == 0)
        {
            problems.AddLine(overlayFile, RequiredBy(action) is [] ? "SPEC004" : "SPEC008", action, Missing(target, action, contractFile));
            return;
        }

        foreach (var match in matches)
        {
            if (action["remove"] is JValue { Value: true } && match.Parent is not null)
            {
                (match.Parent is JProperty property ? property : match).Remove();
            }
            else if (action["update"] is { } update)
            {
                Merge(match, update);
                (match as JObject)?.Remove(RequiredByName);
            }
            else
            {
                problems.AddLine(overlayFile, "SPEC005", action, $"the action on '{target}' has neither 'update' nor 'remove: true'. Give it one of them.");
            }
        }
    }

    /// <summary>The hand-written files that do not compile without what the action is on.</summary>
    private static string[] RequiredBy(JToken action) => [.. (action["update"]?[RequiredByName] as JArray ?? []).Select(file => file.ToString())];

    private static string Missing(string target, JToken action, string contractFile)
    {
        var gone = $"target '{target}' matches nothing in {contractFile}. Upstream renamed or removed that place";
        return RequiredBy(action) is { Length: > 0 } files
            ? $"{gone}, and hand-written code needs it: {string.Join(", ", files)}. Change the target to its new place, or rewrite that code and remove the action."
            : $"{gone}: change the target to its new place, or remove the action.";
    }

    private static void Merge(JToken target, JToken update)
    {
        switch (target, update)
        {
            case (JObject into, JObject from):
                foreach (var member in from.Properties())
                {
                    if (into[member.Name] is { } existing && existing.GetType() == member.Value.GetType() && existing is JContainer)
                    {
                        Merge(existing, member.Value);
                    }
                    else
                    {
                        into[member.Name] = member.Value.DeepClone(WithoutLines);
                    }
                }

                break;
            case (JArray into, JArray from):
                foreach (var item in from)
                {
                    into.Add(item.DeepClone(WithoutLines));
                }

                break;
            case (JArray into, _):
                into.Add(update.DeepClone(WithoutLines));
                break;
            default:
                target.Replace(update.DeepClone(WithoutLines));
                break;
        }
    }
}
