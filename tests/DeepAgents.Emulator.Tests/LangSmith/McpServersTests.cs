using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class McpServersTests : EmulatorFixture
{
    private int _number;

    [Test]
    public async Task The_values_of_headers_never_come_back()
    {
        var created = await LangSmith.McpServers.CreateAsync(WithHeader(), cancellationToken: Token);
        var read = await LangSmith.McpServers.GetAsync(created.Id, cancellationToken: Token);
        var all = await LangSmith.McpServers.ListAsync(cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(read.AuthType, Is.EqualTo(AuthType.Headers));
            Assert.That(read.Headers!.Single().Key, Is.EqualTo("X-Tools-Key"));
            Assert.That(read.Headers!.Single().Value, Is.EqualTo("***"));
            Assert.That(created.Headers!.Single().Value, Is.EqualTo("***"));
            Assert.That(read.CanInvoke, Is.True);
            Assert.That(read.TenantId, Is.Not.Empty);
            Assert.That(read.CreatedAt, Is.Not.Null);
            Assert.That(all.Select(server => server.Id), Has.Member(created.Id));
        });
    }

    [Test]
    public async Task An_update_of_the_url_alone_leaves_the_authorization_alone()
    {
        var created = await LangSmith.McpServers.CreateAsync(WithProvider(out var provider), cancellationToken: Token);
        var moved = NextUrl();
        var update = new UpdateMcpServerRequest { Url = moved };
        var updated = await LangSmith.McpServers.UpdateAsync(created.Id, update, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(updated.Url, Is.EqualTo(moved));
            Assert.That(updated.AuthType, Is.EqualTo(AuthType.OAuth));
            Assert.That(updated.OAuthMode, Is.EqualTo(OAuthMode.PerUserDynamicClient));
            Assert.That(updated.OAuthProviderId, Is.EqualTo(provider));
            Assert.That(updated.Headers!.Select(header => header.Key), Is.EqualTo(new[] { "X-Tools-Key" }));
        });
    }

    [Test]
    public async Task A_provider_that_is_set_to_null_is_cleared()
    {
        var created = await LangSmith.McpServers.CreateAsync(WithProvider(out _), cancellationToken: Token);
        var update = new UpdateMcpServerRequest { OAuthProviderId = null };
        var updated = await LangSmith.McpServers.UpdateAsync(created.Id, update, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(update.OAuthProviderId.IsSet, Is.True);
            Assert.That(updated.OAuthProviderId, Is.Null);
            Assert.That(updated.AuthType, Is.EqualTo(AuthType.OAuth));
        });
    }

    [Test]
    public async Task Registering_a_provider_twice_gives_the_same_one()
    {
        var request = new CreateMcpServerRequest { Name = "calendar", Url = NextUrl(), AuthType = AuthType.OAuth };
        var server = await LangSmith.McpServers.CreateAsync(request, cancellationToken: Token);
        var first = await LangSmith.McpServers.RegisterOAuthProviderAsync(server.Id, cancellationToken: Token);
        var second = await LangSmith.McpServers.RegisterOAuthProviderAsync(
            server.Id, new RegisterOAuthProviderRequest { LangSmithUserId = "u1" }, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(first.OAuthProviderId, Is.Not.Empty);
            Assert.That(second.OAuthProviderId, Is.EqualTo(first.OAuthProviderId));
        });
    }

    [Test]
    public async Task A_server_with_headers_has_no_provider_to_register()
    {
        var server = await LangSmith.McpServers.CreateAsync(WithHeader(), cancellationToken: Token);
        var refused = Assert.ThrowsAsync<DeepAgentsBadRequestException>(
            () => LangSmith.McpServers.RegisterOAuthProviderAsync(server.Id, cancellationToken: Token));
        Assert.That(refused!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("oauth_not_supported"));
    }

    [Test]
    public async Task A_second_server_with_the_same_url_is_a_conflict()
    {
        var server = await LangSmith.McpServers.CreateAsync(WithHeader(), cancellationToken: Token);
        var again = new CreateMcpServerRequest { Name = "again", Url = server.Url + "/" };
        Assert.ThrowsAsync<DeepAgentsConflictException>(() => LangSmith.McpServers.CreateAsync(again, cancellationToken: Token));
    }

    [Test]
    public async Task A_deleted_server_is_not_found_and_cannot_be_deleted_twice()
    {
        var server = await LangSmith.McpServers.CreateAsync(WithHeader(), cancellationToken: Token);
        await LangSmith.McpServers.DeleteAsync(server.Id, cancellationToken: Token);

        var gone = Assert.ThrowsAsync<DeepAgentsNotFoundException>(
            () => LangSmith.McpServers.GetAsync(server.Id, cancellationToken: Token));
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LangSmith.McpServers.DeleteAsync(server.Id, cancellationToken: Token));
        Assert.That(gone!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("mcp_server_not_found"));
    }

    [Test]
    public async Task The_tools_of_a_server_are_read_once_and_then_from_the_cache()
    {
        var server = await LangSmith.McpServers.CreateAsync(WithHeader(), cancellationToken: Token);
        var first = await LangSmith.McpTools.ListAsync(server.Url, cancellationToken: Token);
        var second = await LangSmith.McpTools.ListAsync(server.Url.ToUpperInvariant() + "/", cancellationToken: Token);
        var fresh = await LangSmith.McpTools.ListAsync(server.Url, new ListMcpToolsOptions { ForceRefresh = true }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(first.Tools.Select(tool => tool.Name), Is.EqualTo(new[] { "search", "fetch" }));
            Assert.That(first.Tools![0].Description, Is.Not.Empty);
            Assert.That((string?)first.Tools[0].InputSchema!["required"]![0], Is.EqualTo("query"));
            Assert.That((bool?)first.Tools[0].Annotations!["readOnlyHint"], Is.True);
            Assert.That(new[] { first.Cached, second.Cached, fresh.Cached }, Is.EqualTo(new bool?[] { false, true, false }));
            Assert.That(second.FetchedAt, Is.EqualTo(first.FetchedAt));
            Assert.That(fresh.FetchedAt, Is.Not.EqualTo(first.FetchedAt));
        });
    }

    [Test]
    public void The_tools_of_an_unknown_server_are_not_found() => Assert.ThrowsAsync<DeepAgentsNotFoundException>(
        () => LangSmith.McpTools.ListAsync("https://nobody.example.com/?a=b&c=d", cancellationToken: Token));

    private string NextUrl() => $"https://tools-{Interlocked.Increment(ref _number)}.example.com/mcp";

    private CreateMcpServerRequest WithHeader() => new()
    {
        Name = "tools",
        Url = NextUrl(),
        Headers = [new McpServerHeader { Key = "X-Tools-Key", Value = "a-secret" }],
    };

    private CreateMcpServerRequest WithProvider(out string provider)
    {
        var request = WithHeader();
        request.AuthType = AuthType.OAuth;
        request.OAuthMode = OAuthMode.PerUserDynamicClient;
        request.OAuthProviderId = provider = Guid.NewGuid().ToString();
        return request;
    }
}
