using DeepAgents;
using DeepAgents.Emulator;
using DeepAgents.LangSmith;
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
    string? agentId = null;
    builder.Services.AddSingleton(services => new Conversations(() => new Conversation(
        services.GetRequiredService<DeepAgentsClient>(),
        agentId!,
        services.GetRequiredService<ILogger<Conversation>>(),
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping)));
    await using var app = builder.Build();
    var client = app.Services.GetRequiredService<DeepAgentsClient>();
    agentId = (await client.Agents.CreateAsync(new CreateAgentRequest { Name = "Web relay", Instructions = "Answer in a few sentences." })).Id!;
    try
    {
        app.MapGet("/", new ChatPage(isLive).Respond);
        app.MapRelay();

        // RunAsync would dispose of the client before everything is deleted.
        await app.StartAsync();
        await app.WaitForShutdownAsync();
    }
    finally
    {
        await app.Services.GetRequiredService<Conversations>().DisposeAsync();
        await client.Agents.DeleteAsync(agentId);
    }

    return 0;
}
catch (DeepAgentsException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
