using System.Text.Json;
using DeepAgents.LangSmith;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Consumers;

/// <summary>What a trimmer gets wrong first: containers, configuration, serializer contexts, JSON of any shape.</summary>
internal static class TrimmedTour
{
    public static async Task RunAsync(Uri endpoint, TextWriter output)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ApiKey"] = "any",
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["Timeouts:Total"] = "00:00:30",
        }).Build();
        await using var services = new ServiceCollection().AddDeepAgents(settings).Services.BuildServiceProvider();
        var client = services.GetRequiredService<DeepAgentsClient>();
        var agent = await client.SendAsync<Agent>(HttpMethod.Post, "/agents", new CreateAgentRequest { Name = "Clerk", Instructions = "Be brief." });
        output.WriteLine($"sent: {agent.Name}");

        var json = await client.SendAsync(HttpMethod.Get, $"/agents/{agent.Id}");
        output.WriteLine($"free-form: {(string?)json?["name"]}");
        await client.SendAsync(HttpMethod.Patch, $"/agents/{agent.Id}", new JObject { ["name"] = "Scribe" });
        output.WriteLine($"changed: {(await client.Agents.GetAsync(agent.Id!)).Name}");

        var note = new Note { Agent = new Agent { Id = "a1", Name = "Clerk", AdditionalProperties = { ["extra"] = 1 } }, Remark = null };
        var text = JsonSerializer.Serialize(note, NoteContext.Default.Note);
        output.WriteLine($"written: {text}");
        var read = JsonSerializer.Deserialize(text, NoteContext.Default.Note)!;
        output.WriteLine($"read: {read.Agent!.Name} {read.Agent.AdditionalProperties["extra"]} {read.Remark.IsSet}");

        try
        {
            await client.SendAsync(HttpMethod.Post, "/agents", new { name = "Half" });
            output.WriteLine("a type of the caller's own was sent");
        }
        catch (NotSupportedException exception)
        {
            output.WriteLine($"refused: {exception.Message}");
        }

        await client.Agents.DeleteAsync(agent.Id!);
    }
}
