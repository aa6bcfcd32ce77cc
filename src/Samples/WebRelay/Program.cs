using DeepAgents.Emulator;
using DeepAgents.LangSmith;
using WebRelay;

var builder = WebApplication.CreateBuilder(args);

// The registration reads the same variables by itself; without a key, a stand-in inside this program answers.
string[] keys = ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "DeepAgents:ApiKey"];
var isLive = keys.Any(name => !string.IsNullOrWhiteSpace(builder.Configuration[name]));
await using var standIn = isLive ? null : await DeepAgentsEmulator.StartAsync();
builder.Services.AddDeepAgents(builder.Configuration.GetSection("DeepAgents"), options =>
{
    if (standIn is not null)
    {
        (options.ApiKey, options.Endpoint) = ("any", standIn.LangSmithEndpoint);
    }
});

await using var app = builder.Build();
var client = app.Services.GetRequiredService<DeepAgentsClient>();
var agent = await client.Agents.CreateAsync(new CreateAgentRequest { Name = "Web relay", Instructions = "Answer in a few sentences." });
try
{
    app.MapGet("/", () => Results.File(Path.Combine(AppContext.BaseDirectory, "page.html"), "text/html; charset=utf-8"));

    // JSON in a POST: a page of another site can neither send that, nor make the browser repeat it.
    app.MapPost("/runs", (Question question, ILogger<Program> log, CancellationToken browserLeft) =>
        TypedResults.ServerSentEvents(RunRelay.AnswerAsync(client, agent.Id!, question.Text, log, browserLeft)));

    // RunAsync would dispose of the client before the agent is deleted.
    await app.StartAsync();
    await app.WaitForShutdownAsync();
}
finally
{
    await client.Agents.DeleteAsync(agent.Id!);
}
