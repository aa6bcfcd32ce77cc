using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newtonsoft.Json.Linq;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace DeepAgents.Tests.Readme;

/// <summary>
/// The code of the README, compiled. A test compares every block of the README with these lines; a method for each block, in their order.
/// </summary>
internal static class Snippets
{
    public static async Task FirstScreenAsync()
    {
        using var client = new DeepAgentsClient();                      // LANGSMITH_API_KEY from the environment

        var agent = await client.Agents.CreateAsync(new CreateAgentRequest { Name = "Researcher", Instructions = "Answer with sources." });
        var thread = await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = agent.Id });

        await foreach (var text in client.Runs.StreamTextAsync(thread.Id, StreamRunRequest.Create(agent.Id, "What is SSE?")))
        {
            Console.Write(text);                                        // as it is written
        }

        var server = await client.McpServers.FindAsync("https://mcp.example.com")
            ?? await client.McpServers.CreateAsync(new CreateMcpServerRequest { Name = "Docs", Url = "https://mcp.example.com", AuthType = AuthType.OAuth });
        await client.McpServers.ConnectAsync(server.Id, new McpConnectOptions
        {
            OnVerification = (url, _) => Console.Out.WriteLineAsync($"Open {url} to let the agent use {server.Name}."),
        });                                                             // long poll, back-off, deadline, cancellation
    }

    public static async Task OneFormAsync(DeepAgentsClient client, string agentId, CancellationToken cancellationToken)
    {
        var agent = await client.Agents.GetAsync(agentId, new GetAgentOptions { IncludeFiles = true, Timeout = TimeSpan.FromSeconds(10) }, cancellationToken);
        _ = agent;
    }

    public static async Task AgentsAndThreadsAsync(DeepAgentsClient client)
    {
        var agent = await client.Agents.CreateAsync(new CreateAgentRequest
        {
            Name = "Archivist",
            Instructions = "Keep the reports in order. Ask before you delete one.",
            Files = new Dictionary<string, FileEntry> { ["notes.md"] = new() { Type = FileEntryType.File, Content = "# Reports" } },
        });
        await client.Agents.UpdateAsync(agent.Id, new UpdateAgentRequest { Description = "Asks before it deletes." });  // the rest stays as it is

        var thread = await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = agent.Id, Metadata = new JObject { ["ticket"] = 42 } });
        var state = await client.Threads.GetAsync(thread.Id);
        Console.WriteLine($"{state.Status}: {state.LastAssistantText}");

        await client.Threads.DeleteAsync(thread.Id);                   // deleting an agent leaves its threads
        await client.Agents.DeleteAsync(agent.Id);
    }

    public static async Task ErrorsAsync(DeepAgentsClient client, string agentId)
    {
        try
        {
            await client.Agents.DeleteAsync(agentId);
        }
        catch (DeepAgentsPermissionException refused)
        {
            Console.WriteLine($"The key lacks {refused.MissingPermission ?? "access to the workspace"}.");
        }
        catch (DeepAgentsException failure) when (failure.IsTransient)
        {
            Console.WriteLine($"Not now, perhaps in {failure.RetryAfter ?? TimeSpan.FromSeconds(30)}: {failure.Message}");
        }
        catch (DeepAgentsApiException failure)
        {
            Console.WriteLine($"{failure.Operation} was refused with {failure.Status}: {failure.Message} (request {failure.RequestId})");
        }
    }

    public static async Task StreamAsync(DeepAgentsClient client, string agentId, string threadId)
    {
        var request = StreamRunRequest.Create(agentId, InputMessage.System("Be brief."), InputMessage.User("Clean up the old reports."));
        request.StreamMode = [RunStreamMode.MessagesTuple, RunStreamMode.Updates];
        await foreach (var item in client.Runs.StreamAsync(threadId, request))
        {
            switch (item)
            {
                case RunMessageEvent message:
                    Console.Write(message.TextDelta);
                    break;
                case RunUpdatesEvent { Interrupts.Count: > 0 } update:
                    Console.WriteLine($"waits for a person: {update.Interrupts[0].Value}");
                    break;
            }
        }
    }

    public static async Task RunAndWaitAsync(DeepAgentsClient client, string agentId, string threadId, Func<ActionRequest, string> Ask)
    {
        var outcome = await client.Runs.RunAndWaitAsync(threadId, StreamRunRequest.Create(agentId, "Clean up the old reports."));
        while (outcome.Status == RunOutcomeStatus.Waiting)
        {
            var decisions = outcome.ActionRequests.Select(action => Ask(action) switch
            {
                "approve" => action.Approve(),                          // the tool runs as proposed
                "edit" => action.Edit(action.Name, new JObject { ["path"] = "drafts/old.txt" }),
                _ => action.Reject("Not without a ticket."),            // the tool does not run; the agent is told why
            });
            outcome = await client.Runs.ResumeAndWaitAsync(outcome, decisions);
        }

        Console.WriteLine(outcome.Text);
    }

    public static async Task PagesAsync(DeepAgentsClient client, string? stored)
    {
        await foreach (var agent in client.Agents.ListAllAsync(new ListAgentsOptions { PageSize = 100, SortBy = AgentSortKey.Name }))
        {
            Console.WriteLine(agent.Name);
        }

        await foreach (var page in client.Agents.ListPagesAsync(new ListAgentsOptions { Cursor = stored }))
        {
            stored = page.NextCursor;                                   // go on from here another day
        }
    }

    public static async Task ToolsAsync(DeepAgentsClient client, string agentId)
    {
        var server = await client.McpServers.FindAsync("Docs") ?? throw new InvalidOperationException("Register it first.");
        var tools = await client.McpTools.ListAsync(server.Url, new ListMcpToolsOptions { ForceRefresh = true });
        var config = new ToolsConfig().Add(server, tools.Tools.Select(tool => tool.Name), needsApproval: name => name.Contains("delete"));
        await client.Agents.UpdateAsync(agentId, new UpdateAgentRequest { Tools = config });
    }

    public static async Task SandboxAsync(LiteLLMAgentPlatformClient platform, string agentId)
    {
        var session = await platform.Sessions.CreateAndWaitAsync(
            agentId,
            options: new PollingOptions { Timeout = TimeSpan.FromMinutes(10) },
            progress: new Progress<PollSnapshot<PlatformSession>>(s => Console.WriteLine($"{s.Elapsed.TotalSeconds:0} s: {s.State?.Phase}")));
        var reply = await platform.Sessions.SendMessageAsync(session.Id, new SendMessageRequest { Text = "Run the tests." });
        Console.WriteLine(reply.Text);

        await foreach (var frame in platform.Sessions.StreamMessageAsync(session.Id, new SendMessageRequest { Text = "Fix them." }))
        {
            Console.Write((frame as HarnessEvent)?.Event.TextDelta);
        }
    }

    public static async Task WaitingAsync(DeepAgentsClient client, string threadId, IReports reports)
    {
        await client.Threads.WaitForIdleAsync(threadId, new ThreadWaitOptions { Polling = new PollingOptions { Timeout = TimeSpan.FromMinutes(2) } });

        var report = await Poller.WaitAsync(
            (_, cancellation) => reports.GetAsync(cancellation),
            found => found.IsReady ? PollVerdict.Succeeded : PollVerdict.Pending,
            new PollingOptions { Timeout = TimeSpan.FromMinutes(1) });
        _ = report;
    }

    public static async Task ControlAsync(DeepAgentsClient client, string agentId)
    {
        var options = new RequestOptions
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxRetries = 0,
            Headers = { ["X-Trace"] = "42" },
            OnResponse = response => Console.WriteLine($"{response.Status}, request {response.RequestId}, try {response.Attempt}"),
        };
        var health = await client.SendAsync(HttpMethod.Get, $"/agents/{Uri.EscapeDataString(agentId)}/health", options: options);
        Console.WriteLine(health?["status"]);
    }

    public static DeepAgentsClient BehindAProxy(X509Certificate2 certificate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,                                  // the key would go along
            EnableMultipleHttp2Connections = true,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = new WebProxy("http://proxy.example.com:8080"),
            SslOptions = { ClientCertificates = [certificate] },
        };
        return new DeepAgentsClient(new DeepAgentsOptions(), handler);
    }

    public static IDisposable Subscribe(BaseProcessor<Activity> processor, MetricReader reader)
    {
        var traces = Sdk.CreateTracerProviderBuilder().AddSource(DeepAgentsDiagnostics.ActivitySourceName).AddProcessor(processor).Build();
        var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(DeepAgentsDiagnostics.MeterName).AddReader(reader).Build();
        return new Both(traces, metrics);
    }

    public static void Registration(IHostApplicationBuilder builder, string key)
    {
        builder.Services.AddDeepAgents(builder.Configuration.GetSection("DeepAgents"));
        builder.Services.AddLiteLLMAgentPlatform("staging", o => (o.Endpoint, o.ApiKey) = (new Uri("https://lap.example.com"), key));
    }

    private sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }

    public interface IReports
    {
        Task<Report> GetAsync(CancellationToken cancellationToken);
    }

    public sealed record Report(bool IsReady);

    public sealed class FakeAgents : AgentsClient
    {
        public override Task<Agent> GetAsync(string agentId, GetAgentOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new Agent { Id = agentId, Name = "fake" });
    }
}
