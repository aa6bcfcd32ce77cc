using System.Net;

namespace DeepAgents.Emulator.Tests.Server;

/// <summary>An emulator that was told to listen beyond loopback, and under other names.</summary>
[CancelAfter(30_000)]
public sealed class OwnHostsTests
{
    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task An_address_that_means_the_whole_machine_is_told_as_one_that_can_be_called()
    {
        await using var emulator = await StartAsync();
        Assert.That(emulator.BaseAddress.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(await StatusAsync(emulator, emulator.BaseAddress.Authority), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("emulator", HttpStatusCode.OK)]
    [TestCase("EMULATOR:80", HttpStatusCode.OK)]
    [TestCase("elsewhere.example", HttpStatusCode.MisdirectedRequest)]
    [TestCase("192.0.2.7", HttpStatusCode.MisdirectedRequest, Description = "An address of another machine.")]
    public async Task It_answers_for_the_names_that_it_was_given_and_no_others(string host, HttpStatusCode status)
    {
        await using var emulator = await StartAsync();
        Assert.That(await StatusAsync(emulator, host), Is.EqualTo(status));
    }

    private static async Task<HttpStatusCode> StatusAsync(DeepAgentsEmulator emulator, string host)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(emulator.LangSmithEndpoint + "/agents"))
        {
            Headers = { Host = host },
        };
        request.Headers.Add("X-Api-Key", "key");
        using var response = await http.SendAsync(request, Token);
        return response.StatusCode;
    }

    private static Task<DeepAgentsEmulator> StartAsync() => DeepAgentsEmulator.StartAsync(
        new DeepAgentsEmulatorOptions { ListenAddress = IPAddress.Any, AllowedHosts = { "emulator" } }, Token);
}
