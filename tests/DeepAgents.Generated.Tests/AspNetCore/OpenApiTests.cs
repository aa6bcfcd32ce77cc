using System.Reflection;
using DeepAgents.LangSmith;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.AspNetCore;

/// <summary>The recipe of docs/serialization.md gives our types their schemas in an application's own OpenAPI document.</summary>
[CancelAfter(60_000)]
public sealed class OpenApiTests
{
    [Test]
    public async Task Models_and_open_enums_have_their_schemas(CancellationToken token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddOpenApi(options => options.AddSchemaTransformer(DescribeAsync));
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapOpenApi();
        app.MapGet("/thread", () => new AgentThread());
        app.MapPost("/agents", (CreateAgentRequest body) => new Agent { Name = body.Name });
        await app.StartAsync(token);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var schemas = JObject.Parse(await http.GetStringAsync("/openapi/v1.json", token))["components"]!["schemas"]!;

        Assert.That((string?)schemas.SelectToken("AgentThread.type"), Is.EqualTo("object"));
        Assert.That(schemas.SelectToken("AgentThread.properties.created_at"), Is.Not.Null);
        Assert.That(schemas.SelectToken("ThreadStatus.type")?.ToString(), Does.Contain("string"), schemas.ToString());
        Assert.That(((JObject)schemas["CreateAgentRequest"]!["properties"]!).Properties().Select(property => property.Name), Does.Contain("instructions"));
    }

    [Test]
    public void The_recipe_is_the_tested_one()
    {
        var source = CheckedInText.Read("tests/DeepAgents.Generated.Tests/AspNetCore/OpenApiTests.cs");
        var start = source.LastIndexOf("    private static async Task DescribeAsync", StringComparison.Ordinal);
        var recipe = source[start..(source.IndexOf("\n    }\n", start, StringComparison.Ordinal) + 7)].Split('\n').Select(line => line.Length > 4 ? line[4..] : line);
        Assert.That(CheckedInText.Read("docs/serialization.md"), Does.Contain(string.Join('\n', recipe).Replace("private ", "", StringComparison.Ordinal)));
    }

    private static async Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (typeof(IOpenValue).IsAssignableFrom(type))
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (typeof(JsonModel).IsAssignableFrom(type))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            foreach (var property in type.GetProperties().Where(p => p.IsDefined(typeof(JsonPropertyAttribute))))
            {
                var name = property.GetCustomAttribute<JsonPropertyAttribute>()!.PropertyName!;
                schema.Properties[name] = await context.GetOrCreateSchemaAsync(property.PropertyType, null, cancellationToken);
            }
        }
    }
}
