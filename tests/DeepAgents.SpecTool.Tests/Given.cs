using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests;

/// <summary>The smallest contracts that show one thing.</summary>
internal static class Given
{
    /// <summary>A contract of one operation, <c>GET /things</c>, which answers with the schema <c>Thing</c>.</summary>
    public static JObject Contract(JToken? thing = null) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JObject { ["title"] = "T", ["version"] = "1" },
        ["paths"] = new JObject { ["/things"] = new JObject { ["get"] = Operation("Things_Get") } },
        ["components"] = new JObject { ["schemas"] = new JObject { ["Thing"] = thing ?? Json("{type: 'object', properties: {id: {type: 'string'}}}") } },
    };

    /// <summary>A contract whose <c>Thing</c> has one member, <c>x</c>, of that schema.</summary>
    public static JObject Member(string schema) => Contract(new JObject { ["type"] = "object", ["properties"] = new JObject { ["x"] = Json(schema) } });

    public static JObject Operation(string name, string answer = "{$ref: '#/components/schemas/Thing'}") => new()
    {
        ["operationId"] = name,
        ["responses"] = new JObject { ["200"] = new JObject { ["description"] = "", ["content"] = Content(answer) } },
    };

    public static JObject Body(string schema) => new() { ["required"] = true, ["content"] = Content(schema) };

    public static JObject Action(string target, string update) => new() { ["target"] = target, ["update"] = Json(update) };

    public static JToken Json(string json) => JToken.Parse(json);

    public static JObject With(this JObject contract, string path, string verb, JObject operation)
    {
        var paths = (JObject)contract["paths"]!;
        paths[path] ??= new JObject();
        paths[path]![verb] = operation;
        return contract;
    }

    public static JObject WithSchema(this JObject contract, string name, string schema)
    {
        contract["components"]!["schemas"]![name] = Json(schema);
        return contract;
    }

    /// <summary>Sets members of the operation <c>GET /things</c>.</summary>
    public static JObject WithGet(this JObject contract, string members)
    {
        ((JObject)contract["paths"]!["/things"]!["get"]!).Merge(Json(members));
        return contract;
    }

    private static JObject Content(string schema) => new() { ["application/json"] = new JObject { ["schema"] = Json(schema) } };
}
