using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Changes of parameters, each at the place where it is declared.</summary>
internal static class ParameterMutations
{
    private static readonly Outcome Breaking = new("breaking");
    private static readonly Outcome Additive = new("additive");

    public static IEnumerable<Mutation> Of(JsonObject contract)
    {
        var operations = Reachability.Operations(contract).ToList();
        foreach (var operation in operations)
        {
            foreach (var place in new[] { "query", "header", "cookie" })
            {
                yield return OperationMutations.At(operation, ($"optional {place} parameter added", $"added {place} parameter removed"),
                    Additive with { Kind = "optional-parameter-added" }, Breaking with { Kind = "parameter-removed" }, o => Append(o, place, false));
                yield return OperationMutations.At(operation, ($"required {place} parameter added", $"required {place} parameter dropped"),
                    Breaking with { Kind = "required-parameter-added" }, Breaking, o => Append(o, place, true));
            }
        }

        foreach (var parameter in operations.SelectMany(o => Reachability.Parameters(contract, o)).Distinct())
        {
            foreach (var mutation in Existing(contract, parameter))
            {
                yield return mutation;
            }
        }
    }

    private static IEnumerable<Mutation> Existing(JsonObject contract, JsonPlace place)
    {
        var parameter = place.Object(contract);
        if (parameter["in"]!.ToString() == "path")
        {
            yield return OperationMutations.At(place, ("path parameter written otherwise", "path parameter written otherwise, back"), Breaking, Breaking, p => p["style"] = "label");
            yield break;
        }

        var isRequired = parameter["required"]?.GetValue<bool>() == true;
        yield return isRequired
            ? OperationMutations.At(place, ("parameter made optional", "parameter made required, back"), Additive, Breaking, p => p.Remove("required"))
            : OperationMutations.At(place, ("parameter made required", "parameter made optional, back"), Breaking with { Kind = "parameter-became-required" }, Additive, p => p["required"] = true);
        yield return OperationMutations.At(place, ("parameter renamed", "parameter renamed, back"), Breaking, Breaking, p => p["name"] += "_renamed");
        yield return OperationMutations.At(place, ("parameter moved", "parameter moved, back"), Breaking, Breaking, p => p["in"] = "cookie");
        yield return OperationMutations.At(place, ("parameter exploded otherwise", "parameter exploded otherwise, back"), Breaking with { Kind = "parameter-written-otherwise" }, Breaking,
            p => p["explode"] = p["in"]!.ToString() != "query");
        yield return OperationMutations.At(place, ("parameter with reserved characters", "parameter without reserved characters"), Breaking, Breaking, p => p["allowReserved"] = true);
        yield return OperationMutations.At(place, ("parameter as JSON", "parameter no longer JSON"), Breaking, Breaking, p =>
        {
            var schema = p["schema"]!.DeepClone();
            p.Remove("schema");
            p["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } };
        });
        if (parameter["in"]!.ToString() == "query")
        {
            yield return OperationMutations.At(place, ("parameter in another style", "parameter in another style, back"), Breaking, Breaking, p => p["style"] = "pipeDelimited");
            yield return OperationMutations.At(place, ("query parameter in another case", "query parameter in another case, back"), Breaking, Breaking,
                p => p["name"] = p["name"]!.ToString().ToUpperInvariant());
            yield return Mutation.Spelling("style written out", place.ToString(), root => place.Object(root)["style"] = "form");
            yield return Mutation.Spelling("explode written out", place.ToString(), root => place.Object(root)["explode"] = true);
        }
        else
        {
            yield return Mutation.Spelling("header parameter in another case", place.ToString(), root => place.Object(root)["name"] = place.Object(root)["name"]!.ToString().ToUpperInvariant());
        }

        if (!isRequired)
        {
            yield return Mutation.Spelling("required: false left out or written", place.ToString(), root =>
            {
                if (!place.Object(root).Remove("required"))
                {
                    place.Object(root)["required"] = false;
                }
            });
        }

        yield return Mutation.Spelling("parameter made a component", place.ToString(), root =>
        {
            root["components"]!["parameters"] ??= new JsonObject();
            root["components"]!["parameters"]!["Extracted"] = place.Object(root).DeepClone();
            var own = place.Object(root);
            own.Clear();
            own["$ref"] = "#/components/parameters/Extracted";
        });
        yield return Mutation.Spelling("parameter described otherwise", place.ToString(), root => place.Object(root)["description"] = "Other words.");
    }

    private static void Append(JsonObject operation, string place, bool isRequired)
    {
        operation["parameters"] ??= new JsonArray();
        operation["parameters"]!.AsArray().Add(new JsonObject { ["in"] = place, ["name"] = "X-Brand-New", ["required"] = isRequired, ["schema"] = new JsonObject { ["type"] = "string" } });
    }
}
