using DeepAgents.Emulator.Tests.Contract;
using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.Errors;

/// <summary>What gateways, proxies and roles put between a client and the service, asked for by magic agent ids.</summary>
[CancelAfter(30_000)]
public sealed class UnusualAnswersTests : EmulatorFixture
{
    private const string RefusedKey = "a-key-that-is-refused";

    [Test]
    public void A_gateways_html_page_is_a_transient_server_error()
    {
        var failure = Fail<DeepAgentsServerException>("html-502");

        Assert.Multiple(() =>
        {
            Assert.That(failure.Status, Is.EqualTo(502));
            Assert.That(failure.Error, Is.InstanceOf<HtmlError>().With.Property("Title").EqualTo("502 Bad Gateway"));
            Assert.That(failure.IsTransient, Is.True);
            Assert.That(failure.RawBody, Does.StartWith("<html>"));
            Assert.That(failure.ToString(), Does.Not.Contain("<html>"));
        });
    }

    [Test]
    public void An_empty_503_is_a_transient_server_error()
    {
        var failure = Fail<DeepAgentsServerException>("empty-503");

        Assert.Multiple(() =>
        {
            Assert.That(failure.Status, Is.EqualTo(503));
            Assert.That(failure.Error, Is.InstanceOf<EmptyError>());
            Assert.That(failure.IsTransient, Is.True);
            Assert.That(failure.RawBody, Is.Empty);
        });
    }

    [Test]
    public void A_plain_text_403_names_the_missing_permission()
    {
        var failure = Fail<DeepAgentsPermissionException>("text-403");

        Assert.Multiple(() =>
        {
            Assert.That(failure.MissingPermission, Is.EqualTo("agents:read"));
            Assert.That(failure.Error, Is.InstanceOf<PlainTextError>().With.Property("Text").EqualTo("missing permission agents:read"));
            Assert.That(failure.IsTransient, Is.False);
        });
    }

    [Test]
    public void Json_of_no_known_shape_is_kept_as_it_is()
    {
        var failure = Fail<DeepAgentsApiException>("json-418");

        Assert.Multiple(() =>
        {
            Assert.That(failure.GetType(), Is.EqualTo(typeof(DeepAgentsApiException)), "There is no leaf for this status.");
            Assert.That(failure.Status, Is.EqualTo(418));
            Assert.That(failure.Error, Is.InstanceOf<UnrecognizedError>());
            Assert.That((bool?)((UnrecognizedError)failure.Error).Json["stout"], Is.True);
            Assert.That(failure.IsTransient, Is.False);
        });
    }

    [Test]
    public void A_key_that_is_refused_is_a_simple_forbidden()
    {
        using var client = NewLangSmith(RefusedKey);
        var failure = Assert.ThrowsAsync<DeepAgentsPermissionException>(() => client.Agents.ListAsync(cancellationToken: Token))!;

        Assert.Multiple(() =>
        {
            Assert.That(failure.Error, Is.InstanceOf<SimpleError>().With.Property("Text").EqualTo("Forbidden"));
            Assert.That(failure.MissingPermission, Is.Null);
            Assert.That(failure.IsTransient, Is.False);
            Assert.That(failure.ToString(), Does.Not.Contain(RefusedKey));
        });
    }

    [Test]
    public void No_key_at_all_is_a_simple_unauthorized()
    {
        // The package never sends an empty key, so something on the way has to take it off.
        using var handler = new KeylessHandler();
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = Key, Endpoint = Emulator.LangSmithEndpoint }, handler);
        var failure = Assert.ThrowsAsync<DeepAgentsAuthenticationException>(() => client.Agents.ListAsync(cancellationToken: Token))!;

        Assert.Multiple(() =>
        {
            Assert.That(failure.Error, Is.InstanceOf<SimpleError>().With.Property("Text").EqualTo("Unauthorized"));
            Assert.That(failure.IsTransient, Is.False);
            Assert.That(failure.ToString(), Does.Not.Contain(Key));
        });
    }

    [Test]
    public void The_platform_refuses_a_key_in_its_own_words()
    {
        using var client = NewLiteLLM(RefusedKey);
        var failure = Assert.ThrowsAsync<DeepAgentsAuthenticationException>(() => client.Agents.ListAsync(cancellationToken: Token))!;

        Assert.Multiple(() =>
        {
            Assert.That(failure.Error, Is.InstanceOf<SimpleError>().With.Property("Text").EqualTo("unauthorized"));
            Assert.That(failure.ToString(), Does.Not.Contain(RefusedKey));
        });
    }

    [Test]
    public void A_role_that_lacks_a_permission_is_told_which_one_by_the_call_that_needs_it()
    {
        using var client = NewLangSmith("a-reader");
        Assert.DoesNotThrowAsync(() => client.McpServers.ListAsync(cancellationToken: Token));
        var failure = Assert.ThrowsAsync<DeepAgentsPermissionException>(() => client.McpServers.CreateAsync(
            new CreateMcpServerRequest { Name = "tools", Url = "https://tools.example.com" }, cancellationToken: Token));
        Assert.That(failure!.MissingPermission, Is.EqualTo("mcp-servers:create"));
    }

    protected override void Configure(DeepAgentsEmulatorOptions options)
    {
        options.Scenario.ForbiddenKeys.Add(RefusedKey);
        options.Scenario.MissingPermissions["a-reader"] = "mcp-servers:create";
    }

    private T Fail<T>(string agentId)
        where T : DeepAgentsApiException
    {
        var failure = Assert.ThrowsAsync<T>(() => LangSmith.Agents.GetAsync(agentId, cancellationToken: Token))!;
        Assert.That(failure.Operation, Is.EqualTo("Agents.Get"));
        Assert.That(failure.ToString(), Does.Not.Contain(Key));
        return failure;
    }

    private sealed class KeylessHandler() : DelegatingHandler(ContractHandler.ForClients())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("X-Api-Key");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
