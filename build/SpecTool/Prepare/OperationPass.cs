using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// Brings every operation into the form that the templates know: a C# name, its parameters in place, one success answer, and as
/// extensions what the generator has no word for (the documented errors, whether it streams, whether it may be repeated).
/// </summary>
internal static class OperationPass
{
    private static readonly string[] RetryValues = ["safe", "never"];

    public static void Run(JObject document, string overlayFile, Problems problems)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, verb, item, operation) in Contract.Operations(document).ToList())
        {
            Name(operation, $"{verb.ToUpperInvariant()} {path}", overlayFile, seen, problems);
            Parameters(document, item, operation, overlayFile, problems);
            Body(document, operation, overlayFile, problems);
            Responses(document, operation, overlayFile, problems);
            Retry(verb, operation, overlayFile, problems);
        }

        foreach (var path in (document["paths"] as JObject)?.Properties() ?? [])
        {
            (path.Value as JObject)?.Remove("parameters");
        }
    }

    private static void Name(JObject operation, string where, string overlayFile, HashSet<string> seen, Problems problems)
    {
        var name = operation["operationId"]?.ToString() ?? "";
        if (!Names.IsOperationName(name))
        {
            problems.Add("SPEC010", operation, $"{where} has no C# name (its operationId is '{name}').",
                $"Add an action to {overlayFile} that sets its operationId to Client_Method, for example Agents_Get.");
        }
        else if (!seen.Add(name))
        {
            problems.Add("SPEC011", operation, $"{where} has the C# name '{name}', which another operation has too.",
                $"Give one of them another operationId in {overlayFile}.");
        }
    }

    private static void Parameters(JObject document, JObject item, JObject operation, string overlayFile, Problems problems)
    {
        var own = Resolved(document, operation["parameters"]);
        var shared = Resolved(document, item["parameters"]).Where(s => !own.Exists(o => Same(o, s)));
        var optional = false;
        var parameters = new JArray();
        foreach (var parameter in shared.Concat(own))
        {
            var copy = (JObject)parameter.DeepClone();
            var place = copy["in"]?.ToString();
            if (place == "cookie")
            {
                problems.Add("SPEC012", parameter, $"parameter '{copy["name"]}' travels in a cookie, which the clients do not send.",
                    $"Remove it in {overlayFile}.");
                continue;
            }

            copy["x-originalName"] = copy["x-cs-name"]?.ToString() is { } chosen ? Names.Camel(chosen) : Names.Camel(copy["name"]!.ToString());
            var isOptional = place != "path" && copy["required"]?.Value<bool>() != true;
            copy["x-cs-option"] = isOptional ? Names.Pascal(copy["x-originalName"]!.ToString()) : null;
            optional |= isOptional;
            parameters.Add(copy);
        }

        operation["parameters"] = parameters;
        if (optional && operation["x-cs-options"] is null)
        {
            problems.Add("SPEC013", operation, "the operation has optional parameters and no name for the class that holds them.",
                $"Set x-cs-options in {overlayFile}, for example ListAgentsOptions.");
        }
    }

    private static List<JObject> Resolved(JObject document, JToken? parameters) =>
        (parameters as JArray)?.Select(p => Contract.Resolve(document, p)).OfType<JObject>().ToList() ?? [];

    private static bool Same(JObject one, JObject other) =>
        one["in"]?.ToString() == other["in"]?.ToString() && one["name"]?.ToString() == other["name"]?.ToString();

    private static void Body(JObject document, JObject operation, string overlayFile, Problems problems)
    {
        if (Contract.Resolve(document, operation["requestBody"]) is not { } body)
        {
            return;
        }

        var copy = (JObject)body.DeepClone();
        copy["x-name"] = "body";
        operation["requestBody"] = copy;
        if (Contract.BodySchema(copy) is not var (media, schema))
        {
            return;
        }

        copy["content"] = new JObject { [media] = new JObject { ["schema"] = schema } };
        if (!media.Contains("json", StringComparison.OrdinalIgnoreCase) && media != "*/*")
        {
            problems.Add("SPEC016", operation, $"the body is sent as {media}, and the clients send JSON.",
                $"Remove the operation in {overlayFile}, or give its body the content application/json.");
        }
    }

    /// <summary>
    /// Any 2xx is a success, so one answer is left: the first that has a body. Failures are told apart by their bodies at run time,
    /// so their schemas would only be dead types; their statuses stay for the documentation.
    /// </summary>
    private static void Responses(JObject document, JObject operation, string overlayFile, Problems problems)
    {
        var responses = (operation["responses"] as JObject)?.Properties().ToList() ?? [];
        var successes = responses.Where(r => r.Name.StartsWith('2')).Select(r => Contract.Resolve(document, r.Value)).OfType<JObject>().ToList();
        var primary = successes.FirstOrDefault(r => Contract.BodySchema(r) is not null) ?? successes.FirstOrDefault() ?? [];
        primary = (JObject)primary.DeepClone();
        operation["x-errors"] = new JArray(responses.Select(r => r.Name).Where(n => n.Length == 3 && n[0] is '4' or '5').Order(StringComparer.Ordinal));

        var body = Contract.BodySchema(primary);
        operation["x-stream"] = body?.MediaType.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
        if (operation["x-stream"]!.Value<bool>() && operation["x-cs-event"] is null)
        {
            problems.Add("SPEC015", operation, "the operation answers with a stream and has no name for the type of its events.",
                $"Set x-cs-event in {overlayFile}, for example ServerSentEvent.");
        }

        primary["content"] = body is { } found && operation["x-stream"]!.Value<bool>() is false
            ? new JObject { ["application/json"] = new JObject { ["schema"] = found.Schema } }
            : null;
        primary["description"] ??= "";
        operation["responses"] = new JObject { ["200"] = primary };
    }

    private static void Retry(string verb, JObject operation, string overlayFile, Problems problems)
    {
        operation["x-retry"] ??= verb is "get" or "head" or "delete" ? "safe" : "never";
        if (!RetryValues.Contains(operation["x-retry"]!.ToString()))
        {
            problems.Add("SPEC014", operation, $"x-retry is '{operation["x-retry"]}'.", $"Set it to safe or never in {overlayFile}.");
        }
    }
}
