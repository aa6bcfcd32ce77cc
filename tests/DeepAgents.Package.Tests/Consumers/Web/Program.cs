using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDeepAgents(builder.Configuration.GetSection("DeepAgents"));
builder.Services.AddLiteLLMAgentPlatform("staging", builder.Configuration.GetSection("LiteLLM"));
var app = builder.Build();

app.MapPost("/agents", async (string name, DeepAgentsClient client, CancellationToken cancellationToken) =>
{
    var agent = await client.Agents.CreateAsync(new CreateAgentRequest { Name = name, Instructions = "Be brief." }, cancellationToken: cancellationToken);
    return Results.Ok(agent.Name);
});

app.MapGet("/platform", async ([FromKeyedServices("staging")] LiteLLMAgentPlatformClient client, CancellationToken cancellationToken) =>
{
    var page = await client.Agents.ListAsync(cancellationToken: cancellationToken);
    return Results.Ok(page.Data.Count);
});

app.MapPost("/stop", (IHostApplicationLifetime lifetime) => lifetime.StopApplication());

await app.RunAsync();
