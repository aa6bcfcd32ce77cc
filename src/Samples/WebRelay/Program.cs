using DeepAgents;
using DeepAgents.Emulator;
using DeepAgents.LangSmith;
using Microsoft.Extensions.Options;
using Samples;
using WebRelay;

// Many people have a key in their environment for tracing, so a key alone does not select the real service. The configuration does not
// get the switch, because it would take the next argument for its value.
var isLive = args.Contains("--live");
var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != "--live")]);
await using var emulator = isLive ? null : await DeepAgentsEmulator.StartAsync(ReportScenario.Options);
if (emulator is null)
{
    builder.Services.AddDeepAgents(builder.Configuration.GetSection("DeepAgents"));
}
else
{
    builder.Services.AddDeepAgents(options => (options.ApiKey, options.Endpoint) = ("any", emulator.LangSmithEndpoint));
}

// A site whose name is made to point at this machine must not get to approve tool calls.
builder.Configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.RespectNullableAnnotations =
    json.SerializerOptions.RespectRequiredConstructorParameters = true);

try
{
    await using var app = builder.Build();
    var client = app.Services.GetRequiredService<DeepAgentsClient>();
    var agent = await client.Agents.CreateAsync(new CreateAgentRequest { Name = "Web relay", Instructions = "Answer in a few sentences." });
    try
    {
        var log = app.Services.GetRequiredService<ILogger<Conversation>>();
        await using var conversations = new Conversations(client, agent.Id, log, app.Lifetime.ApplicationStopping);
        app.MapGet("/", new ChatPage(isLive).Respond);
        new RelayApi(conversations).Map(app);

        // RunAsync would dispose of the client before everything is deleted.
        await app.StartAsync();
        await app.WaitForShutdownAsync();
    }
    finally
    {
        await client.Agents.DeleteAsync(agent.Id);
    }

    return 0;
}
catch (Exception failure) when (failure is DeepAgentsException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
