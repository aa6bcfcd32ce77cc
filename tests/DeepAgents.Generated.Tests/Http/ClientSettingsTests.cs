using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Tests.Http;

public sealed class ClientSettingsTests
{
    [TestCase("https://h", "https://h/v1/deepagents/")]
    [TestCase("https://h/", "https://h/v1/deepagents/")]
    [TestCase("https://h/v1/deepagents", "https://h/v1/deepagents/")]
    [TestCase("https://h/v1/deepagents/", "https://h/v1/deepagents/")]
    [TestCase("https://h:8443/langsmith", "https://h:8443/langsmith/v1/deepagents/")]
    [TestCase("http://127.0.0.1:5000", "http://127.0.0.1:5000/v1/deepagents/")]
    [TestCase("http://localhost", "http://localhost/v1/deepagents/")]
    [TestCase("http://[::1]:5000/", "http://[::1]:5000/v1/deepagents/")]
    public void An_endpoint_gets_the_path_of_the_service_where_it_lacks_it(string given, string expected) =>
        Assert.That(LangSmith(new() { ApiKey = "k", Endpoint = new(given) }).Endpoint.AbsoluteUri, Is.EqualTo(expected));

    [TestCase("https://h", "https://h/")]
    [TestCase("https://h/api/v1/managed_agents", "https://h/")]
    [TestCase("https://h/api/v1/", "https://h/")]
    [TestCase("https://h/lap/api/v1/managed_agents/", "https://h/lap/")]
    public void A_platform_address_may_have_been_pasted_with_its_path(string given, string expected) =>
        Assert.That(LiteLLM(new() { ApiKey = "k", Endpoint = new(given) }).Endpoint.AbsoluteUri, Is.EqualTo(expected));

    [TestCase("http://example.com", "plain http")]
    [TestCase("https://user:secret@h", "user info")]
    [TestCase("https://h?x=1", "query")]
    [TestCase("https://h#x", "fragment")]
    [TestCase("ftp://h", "absolute https")]
    [TestCase("file:///etc", "absolute https")]
    public void A_wrong_endpoint_is_refused_by_name(string given, string reason)
    {
        var exception = Assert.Throws<DeepAgentsConfigurationException>(() => LangSmith(new() { ApiKey = "k", Endpoint = new(given) }));
        Assert.That(exception!.Message, Does.Contain("DeepAgentsOptions.Endpoint").And.Contain(reason).And.Not.Contain("secret"));
    }

    [Test]
    public void Plain_http_is_allowed_when_the_code_says_so() =>
        Assert.That(LangSmith(new() { ApiKey = "k", Endpoint = new("http://example.com"), AllowInsecureHttp = true }).Endpoint.Scheme, Is.EqualTo("http"));

    [Test]
    public async Task The_environment_is_asked_last([Values] bool newNames)
    {
        var environment = newNames
            ? Environment(("LANGSMITH_API_KEY", "new"), ("LANGCHAIN_API_KEY", "old"), ("LANGSMITH_ENDPOINT", "https://new"), ("LANGCHAIN_ENDPOINT", "https://old"))
            : Environment(("LANGCHAIN_API_KEY", "old"), ("LANGCHAIN_ENDPOINT", "https://old"));
        var settings = LangSmith(new(), environment);

        Assert.Multiple(async () =>
        {
            Assert.That(await settings.GetKeyAsync(default), Is.EqualTo(newNames ? "new" : "old"));
            Assert.That(settings.Endpoint.Host, Is.EqualTo(newNames ? "new" : "old"));
        });
        Assert.That(await LangSmith(new() { ApiKey = "code" }, environment).GetKeyAsync(default), Is.EqualTo("code"));
    }

    [Test]
    public void An_endpoint_of_the_environment_counts_only_with_a_key_of_it()
    {
        var environment = Environment(("LANGSMITH_ENDPOINT", "https://stray"));
        Assert.That(LangSmith(new() { ApiKey = "code" }, environment).Endpoint.Host, Is.EqualTo("api.smith.langchain.com"));
        Assert.That(LangSmith(new() { ApiKeyProvider = _ => new("code") }, environment).Endpoint.Host, Is.EqualTo("api.smith.langchain.com"));
    }

    [Test]
    public void The_platform_takes_either_name_of_its_key()
    {
        Assert.That(LiteLLM(new(), Environment(("MASTER_KEY", "m"), ("LITELLM_AGENT_PLATFORM_URL", "https://p"))).Endpoint.Host, Is.EqualTo("p"));
        Assert.That(() => LiteLLM(new(), Environment(("LITELLM_AGENT_PLATFORM_URL", "https://p"))), Throws.InstanceOf<DeepAgentsConfigurationException>());
        Assert.That(
            () => LiteLLM(new(), Environment(("LITELLM_AGENT_PLATFORM_KEY", "k"))),
            Throws.InstanceOf<DeepAgentsConfigurationException>().With.Message.Contains("LITELLM_AGENT_PLATFORM_URL"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("two words")]
    [TestCase("k3y\n")]
    [TestCase("schlüssel")]
    public void A_key_that_cannot_be_sent_is_refused_by_name_and_not_repeated(string? key)
    {
        var exception = Assert.Throws<DeepAgentsConfigurationException>(() => LangSmith(new() { ApiKey = key }));
        Assert.That(exception!.Message, Does.Contain("DeepAgentsOptions.ApiKey"));
        Assert.That(exception.Message, key?.Trim() is { Length: > 0 } text ? Does.Not.Contain(text) : Does.Contain("LANGSMITH_API_KEY"));
    }

    [Test]
    public void Every_wrong_setting_is_named_at_once()
    {
        var options = new DeepAgentsOptions { Endpoint = new("http://example.com"), Timeouts = { Connect = TimeSpan.Zero, Request = TimeSpan.FromSeconds(-5) } };
        Assert.That(Assert.Throws<DeepAgentsConfigurationException>(() => LangSmith(options))!.Problems, Has.Count.EqualTo(4));
    }

    [Test]
    public void Later_changes_of_the_options_do_not_reach_a_client()
    {
        var options = new DeepAgentsOptions { ApiKey = "k" };
        var settings = LangSmith(options);
        options.Timeouts.Request = TimeSpan.FromSeconds(1);
        options.ApiKey = "other";
        Assert.Multiple(async () =>
        {
            Assert.That(settings.Timeouts.Request, Is.EqualTo(TimeSpan.FromSeconds(100)));
            Assert.That(await settings.GetKeyAsync(default), Is.EqualTo("k"));
        });
    }

    [Test]
    public void Options_never_print_the_key() =>
        Assert.That(new DeepAgentsOptions { ApiKey = "secret", Endpoint = new("https://u:secret@h/p") }.ToString(), Does.Contain("https://h/p").And.Not.Contain("secret"));

    private static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(v => v.Name == name).Value;

    private static ClientSettings LangSmith(DeepAgentsOptions options, Func<string, string?>? environment = null) =>
        ClientSettings.Create(options, LangSmithService.Profile, environment ?? Environment());

    private static ClientSettings LiteLLM(LiteLLMAgentPlatformOptions options, Func<string, string?>? environment = null) =>
        ClientSettings.Create(options, LiteLLMService.Profile, environment ?? Environment());
}
