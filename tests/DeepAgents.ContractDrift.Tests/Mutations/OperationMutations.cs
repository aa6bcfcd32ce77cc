using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Changes of operations: where they are, what they ask for and what they answer.</summary>
internal static class OperationMutations
{
    private static readonly Outcome Breaking = new("breaking");
    private static readonly Outcome Additive = new("additive");
    private static readonly Outcome None = new("none");

    public static IEnumerable<Mutation> Of(JsonObject contract) =>
        Reachability.Operations(contract).SelectMany(o => Whole(contract, o).Concat(Body(contract, o)).Concat(Answers(contract, o)).Concat(Around(o)));

    public static Mutation At(JsonPlace place, (string There, string Back) kind, Outcome there, Outcome back, Action<JsonObject> change) =>
        new(kind, place.ToString(), there, back, root => change(place.Object(root)));

    private static IEnumerable<Mutation> Whole(JsonObject contract, JsonPlace operation)
    {
        var (removed, added) = (Breaking with { Kind = "operation-removed" }, Additive with { Kind = "operation-added" });
        var (item, verb) = (new JsonPlace([.. operation.Steps.SkipLast(1)]), operation.Steps[^1]);
        yield return At(item, ("operation removed", "operation added"), removed, added, i => i.Remove(verb));
        yield return At(item, ("method changed", "method changed, back"), removed, removed, i =>
        {
            var moved = i[verb]!.DeepClone();
            i.Remove(verb);
            i[i.ContainsKey("head") ? "options" : "head"] = moved;
        });
        yield return new(("path moved", "path moved, back"), operation.ToString(), removed, removed, root =>
        {
            var moved = item.Object(root).DeepClone();
            root["paths"]!.AsObject().Remove(item.Steps[1]);
            root["paths"]!["/moved" + item.Steps[1]] = moved;
        });
        var renamed = None with { Kind = "operation-id-changed" };
        yield return At(operation, ("operationId changed", "operationId changed, back"), renamed, renamed, o => o["operationId"] = "renamed");
        yield return At(operation, ("operation deprecated", "operation restored"), None with { Kind = "operation-deprecated" }, None, o => o["deprecated"] = true);
        if (operation.Find(contract)!["parameters"] is null)
        {
            yield break;
        }

        yield return At(operation, ("parameters in another order", "parameters in another order, back"), Outcome.Same, Outcome.Same,
            o => o["parameters"] = new JsonArray([.. o["parameters"]!.AsArray().Reverse().Select(p => p!.DeepClone())]));
    }

    private static IEnumerable<Mutation> Body(JsonObject contract, JsonPlace operation)
    {
        var body = Reachability.Resolve(contract, operation["requestBody"]);
        if (body.Find(contract) is not JsonObject found)
        {
            yield return At(operation, ("optional body added", "added body removed"), Additive, Breaking with { Kind = "body-removed" },
                o => o["requestBody"] = Json("""{"content": {"application/json": {"schema": {"type": "object"}}}}"""));
            yield return At(operation, ("required body added", "required body dropped"), Breaking with { Kind = "required-body-added" }, Breaking,
                o => o["requestBody"] = Json("""{"required": true, "content": {"application/json": {"schema": {"type": "object"}}}}"""));
            yield break;
        }

        var isRequired = found["required"]?.GetValue<bool>() == true;
        yield return At(operation, ("body removed", "body added"), Breaking, isRequired ? Breaking : Additive, o => o.Remove("requestBody"));
        yield return isRequired
            ? At(body, ("body made optional", "body made required, back"), Additive, Breaking with { Kind = "body-became-required" }, b => b["required"] = false)
            : At(body, ("body made required", "body made optional, back"), Breaking, Additive, b => b["required"] = true);
        yield return At(body["content"], ("request media type added", "added request media type removed"), Additive, Breaking, c => c["application/xml"] = Json("""{"schema": {"type": "object"}}"""));
        yield return At(body["content"], ("request media type replaced", "request media type replaced, back"), Breaking, Breaking, ReplaceFirst);
        foreach (var media in found["content"]!.AsObject().Select(c => c.Key).ToList())
        {
            yield return At(body["content"], ("request media type removed", "removed request media type added"), Breaking with { Kind = "media-type-removed" }, Additive, c => c.Remove(media));
            yield return At(body["content", media], ("form encoding changed", "form encoding changed, back"), Breaking, Breaking,
                m => m["encoding"] = Json("""{"part": {"contentType": "text/csv"}}"""));
        }
    }

    private static IEnumerable<Mutation> Answers(JsonObject contract, JsonPlace operation)
    {
        var responses = operation["responses"];
        var statuses = responses.Object(contract).Select(r => r.Key).ToList();
        foreach (var status in new[] { "202", "206", "299", "2XX" }.Where(s => !statuses.Contains(s)))
        {
            yield return At(responses, ("success status added", "added success status removed"), Breaking with { Kind = "success-status-added" }, Breaking,
                r => r[status] = Json("""{"description": "x"}"""));
        }

        foreach (var status in new[] { "418", "429", "501", "default" }.Where(s => !statuses.Contains(s)))
        {
            yield return At(responses, ("error status added", "added error status removed"), Additive with { Kind = "error-status-added" }, None, r => r[status] = Json("""{"description": "x"}"""));
        }

        foreach (var status in statuses)
        {
            var isSuccess = status.StartsWith('2');
            yield return At(responses, (isSuccess ? "success status removed" : "error status removed", isSuccess ? "removed success status added" : "removed error status added"),
                isSuccess ? Breaking : None with { Kind = "error-status-removed" }, isSuccess ? Breaking : Additive, r => r.Remove(status));
            yield return At(responses, (isSuccess ? "success status changed" : "error status changed", isSuccess ? "success status changed, back" : "error status changed, back"),
                isSuccess ? Breaking : Additive, isSuccess ? Breaking : Additive, r =>
                {
                    var moved = r[status]!.DeepClone();
                    r.Remove(status);
                    r[isSuccess ? "203" : "451"] = moved;
                });
            foreach (var mutation in Answer(contract, Reachability.Resolve(contract, responses[status])))
            {
                yield return mutation;
            }
        }
    }

    private static IEnumerable<Mutation> Answer(JsonObject contract, JsonPlace response)
    {
        var (removed, added) = (Breaking with { Kind = "header-removed" }, Additive with { Kind = "header-added" });
        yield return At(response, ("response header added", "response header removed"), added, removed, r => r["headers"] = Json("""{"X-New": {"schema": {"type": "string"}}}"""));
        yield return At(response, ("required response header added", "required response header removed"), added, removed,
            r => r["headers"] = Json("""{"X-New": {"required": true, "schema": {"type": "string"}}}"""));
        if (response.Find(contract)!["content"] is not JsonObject { Count: > 0 } content)
        {
            yield return At(response, ("content introduced", "content withdrawn"), Additive with { Kind = "content-introduced" }, Breaking,
                r => r["content"] = Json("""{"application/json": {"schema": {"type": "string"}}}"""));
            yield break;
        }

        yield return At(response["content"], ("response media type added", "added response media type removed"), Breaking with { Kind = "media-type-added" }, Breaking,
            c => c["application/xml"] = Json("""{"schema": {}}"""));
        yield return At(response["content"], ("response media type replaced", "response media type replaced, back"), Breaking, Breaking, ReplaceFirst);
        yield return At(response, ("response content removed", "response content added"), Breaking with { Kind = "media-type-removed" }, Additive, r => r.Remove("content"));
        foreach (var media in content.Select(c => c.Key))
        {
            yield return At(response["content", media], ("media type given an example", "media type without its example"), Outcome.Same, Outcome.Same,
                m => m["examples"] = Json("""{"new": {"value": {"a": 1}}}"""));
        }
    }

    private static IEnumerable<Mutation> Around(JsonPlace operation)
    {
        yield return At(operation, ("operation without authentication", "authentication asked for"), Additive with { Kind = "authentication-added" }, Breaking with { Kind = "authentication-removed" },
            o => o["security"] = new JsonArray());
        yield return At(operation, ("operation with optional authentication", "authentication no longer optional"), Additive, Breaking, o => o["security"] = Json("""[{}]"""));
        yield return At(operation, ("server of an operation moved", "server of an operation moved, back"), Breaking with { Kind = "server-removed" }, Breaking,
            o => o["servers"] = Json("""[{"url": "https://elsewhere.example/v2"}]"""));
    }

    private static void ReplaceFirst(JsonObject content)
    {
        var (media, value) = content.First();
        var moved = value!.DeepClone();
        content.Remove(media);
        content["application/vnd.other"] = moved;
    }

    private static JsonNode Json(string json) => JsonNode.Parse(json)!;
}
