using System.Net;
using DeepAgents.Emulator.Tests.Server;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.Scenarios;

/// <summary>The scenario and the ledger, as a test in any language reaches them.</summary>
[CancelAfter(30_000)]
public sealed class ControlEndpointTests : PlainHttpFixture
{
    private const string Scenario = "/_emulator/scenario";

    [TearDown]
    public Task EndScenarioAsync() => SendAsync("DELETE", Scenario);

    [Test]
    public async Task A_scenario_that_is_put_is_in_force_and_can_be_read()
    {
        using var put = await SendAsync("PUT", Scenario, """{"faults":[{"status":503,"path":"/v1/deepagents/agents"}]}""", key: null);
        using var failed = await SendAsync("GET", "/v1/deepagents/agents");
        using var other = await SendAsync("GET", "/v1/deepagents/mcp-servers");
        var read = await ReadAsync(Scenario);

        Assert.Multiple(() =>
        {
            Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(failed.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((int?)read["faults"]![0]!["status"], Is.EqualTo(503));
        });
    }

    [Test]
    public async Task What_is_read_can_be_put_back()
    {
        var before = (await ReadAsync(Scenario)).ToString();
        using var put = await SendAsync("PUT", Scenario, before);
        Assert.That((await ReadAsync(Scenario)).ToString(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_scenario_that_is_none_is_refused_and_the_old_one_stays()
    {
        using var put = await SendAsync("PUT", Scenario, """{"answers":[{"text":"kept"}]}""");
        using var refused = await SendAsync("PUT", Scenario, """{"heartbeat_interval":"00:00:00","faults":[{"nth":0}]}""");
        var error = (string?)JObject.Parse(await refused.Content.ReadAsStringAsync(Token))["error"];

        Assert.Multiple(async () =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(error, Does.Contain("heartbeat_interval must be longer than zero").And.Contain("faults[0].nth must be 1 or more"));
            Assert.That((string?)(await ReadAsync(Scenario))["answers"]![0]!["text"], Is.EqualTo("kept"));
        });
    }

    [Test]
    public async Task A_page_from_elsewhere_cannot_script_the_emulator()
    {
        using var refused = await SendAsync("PUT", Scenario, "{}", headers: ("Origin", "https://elsewhere.example"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_ledger_counts_what_arrived_what_was_made_and_what_failed()
    {
        var before = await ReadAsync("/_emulator/ledger");
        using var put = await SendAsync("PUT", Scenario, """{"faults":[{"kind":"html","nth":2,"path":"/v1/deepagents/agents"}]}""");
        using var made = await SendAsync("POST", "/v1/deepagents/agents", """{"name":"one"}""");
        using var failed = await SendAsync("POST", "/v1/deepagents/agents", """{"name":"two"}""");
        using var refused = await SendAsync("POST", "/v1/deepagents/agents", "{}");
        var after = await ReadAsync("/_emulator/ledger");

        Assert.Multiple(() =>
        {
            Assert.That(Added("requests", "POST /v1/deepagents/agents"), Is.EqualTo(3));
            Assert.That(Added("created", "agents"), Is.EqualTo(1));
            Assert.That(Added("faults", "html"), Is.EqualTo(1));
        });

        int Added(string table, string name) => ((int?)after[table]![name] ?? 0) - ((int?)before[table]![name] ?? 0);
    }

    private async Task<JObject> ReadAsync(string path)
    {
        using var response = await SendAsync("GET", path, key: null);
        return JObject.Parse(await response.Content.ReadAsStringAsync(Token));
    }
}
