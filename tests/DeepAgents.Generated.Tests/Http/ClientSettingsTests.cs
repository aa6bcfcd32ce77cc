using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

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
    [TestCase("http://[::ffff:127.0.0.1]:5000", "http://[::ffff:127.0.0.1]:5000/v1/deepagents/")]
    [TestCase("http://127.9.9.9", "http://127.9.9.9/v1/deepagents/")]
    [TestCase("http://agents.localhost:8123", "http://agents.localhost:8123/v1/deepagents/")]
    [TestCase("http://A.B.LOCALHOST./", "http://a.b.localhost./v1/deepagents/")]
    [TestCase("https://h/v1", "https://h/v1/deepagents/")]
    [TestCase("https://h/api/V1/", "https://h/api/v1/deepagents/")]
    [TestCase("https://h/av1", "https://h/av1/v1/deepagents/")]
    [TestCase("https://h/v1/deepagents/x", "https://h/v1/deepagents/x/v1/deepagents/")]
    public void An_endpoint_gets_the_path_of_the_service_where_it_lacks_it(string given, string expected) =>
        Assert.That(LangSmith(new() { ApiKey = "k", Endpoint = new(given) }).Endpoint.AbsoluteUri, Is.EqualTo(expected));

    [TestCase("https://h", "https://h/")]
    [TestCase("https://h/api/v1/managed_agents", "https://h/")]
    [TestCase("https://h/api/v1/", "https://h/")]
    [TestCase("https://h/api", "https://h/")]
    [TestCase("https://h/lap/api", "https://h/lap/")]
    [TestCase("https://h/myapi", "https://h/myapi/")]
    [TestCase("https://h/lap/api/v1/managed_agents/", "https://h/lap/")]
    public void A_platform_address_may_have_been_pasted_with_its_path(string given, string expected) =>
        Assert.That(LiteLLM(new() { ApiKey = "k", Endpoint = new(given) }).Endpoint.AbsoluteUri, Is.EqualTo(expected));

    [TestCase("http://example.com", "plain http")]
    [TestCase("http://localhost.example.com", "plain http")]
    [TestCase("http://evillocalhost", "plain http")]
    [TestCase("http://[::2]", "plain http")]
    [TestCase("http://[::ffff:10.0.0.1]", "plain http")]
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
            Assert.That(await settings.GetKeyAsync(null, default), Is.EqualTo(newNames ? "new" : "old"));
            Assert.That(settings.Endpoint.Host, Is.EqualTo(newNames ? "new" : "old"));
        });
        Assert.That(await LangSmith(new() { ApiKey = "code" }, environment).GetKeyAsync(null, default), Is.EqualTo("code"));
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

    private const string WrongApplication =
        "DeepAgentsOptions.Application must be a product such as Shop/1.4, or several with single spaces between them.";

    private static readonly (Action<DeepAgentsOptions> Spoil, string Problem)[] Spoilt =
    [
        (o => o.Timeouts.Connect = TimeSpan.Zero, "DeepAgentsOptions.Timeouts.Connect must be positive, or infinite."),
        (o => o.Timeouts.Request = TimeSpan.FromTicks(-1), "DeepAgentsOptions.Timeouts.Request must be positive, or infinite."),
        (o => o.Timeouts.Total = TimeSpan.Zero, "DeepAgentsOptions.Timeouts.Total must be positive, or infinite."),
        (o => o.Timeouts.StreamIdle = TimeSpan.Zero, "DeepAgentsOptions.Timeouts.StreamIdle must be positive, or infinite."),
        (o => o.Retry.MaxRetries = -1, "DeepAgentsOptions.Retry must be there, and hold nothing negative."),
        (o => o.Retry.BaseDelay = TimeSpan.FromTicks(-1), "DeepAgentsOptions.Retry must be there, and hold nothing negative."),
        (o => o.Retry.MaxDelay = TimeSpan.FromTicks(-1), "DeepAgentsOptions.Retry must be there, and hold nothing negative."),
        (o => o.Retry = null!, "DeepAgentsOptions.Retry must be there, and hold nothing negative."),
        (o => o.MaxResponseBytes = 0, "DeepAgentsOptions.MaxResponseBytes must be positive."),
        (o => o.TimeProvider = null!, "DeepAgentsOptions.TimeProvider is null."),
        (o => o.ApiKey = " ", "No API key: set DeepAgentsOptions.ApiKey (or ApiKeyProvider), or LANGSMITH_API_KEY or LANGCHAIN_API_KEY in the environment. " +
            "To try it without a key, run deepagents-emulator --port 8123 and set LANGSMITH_API_KEY=any and LANGSMITH_ENDPOINT=http://127.0.0.1:8123."),
        (o => o.ApiKey = "Bearer lsv2-1", "DeepAgentsOptions.ApiKey begins with 'Bearer'. Set the key alone: the client adds what belongs before it."),
        (o => o.ApiKey = "basic lsv2-1", "DeepAgentsOptions.ApiKey begins with 'Basic'. Set the key alone: the client adds what belongs before it."),
        (o => o.ApiKey = "\"lsv2-1\"", "DeepAgentsOptions.ApiKey has quotation marks around it. Remove them where it is stored."),
        (o => o.ApiKey = "lsv2-1'", "DeepAgentsOptions.ApiKey has quotation marks around it. Remove them where it is stored."),
        (o => o.Application = "Shop 1.4 (x)", WrongApplication),
        (o => o.Application = "a/b/c", WrongApplication),
        (o => o.Application = "a\r\nb", WrongApplication),
        (o => o.Application = new string('a', 201), WrongApplication),
    ];

    [TestCaseSource(nameof(Spoilt))]
    public void A_wrong_setting_is_told_to_the_letter((Action<DeepAgentsOptions> Spoil, string Problem) row)
    {
        var options = new DeepAgentsOptions { ApiKey = "k" };
        row.Spoil(options);
        Assert.That(Assert.Throws<DeepAgentsConfigurationException>(() => LangSmith(options))!.Problems, Is.EqualTo(new[] { row.Problem }));
    }

    [Test]
    public void What_is_just_right_is_taken()
    {
        var options = new DeepAgentsOptions
        {
            ApiKey = "~!",
            MaxResponseBytes = 1,
            Timeouts = { Connect = TimeSpan.FromTicks(1), Request = Timeout.InfiniteTimeSpan, Total = Timeout.InfiniteTimeSpan, StreamIdle = Timeout.InfiniteTimeSpan },
            Retry = { MaxRetries = 0, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        };
        Assert.That(() => LangSmith(options), Throws.Nothing);
    }

    [Test]
    public void An_endpoint_of_the_environment_that_is_none_is_told_by_the_names_of_its_variables()
    {
        var fault = Assert.Throws<DeepAgentsConfigurationException>(() => LangSmith(new(), Environment(("LANGSMITH_API_KEY", "k"), ("LANGSMITH_ENDPOINT", "no address"))));
        Assert.That(fault!.Problems, Is.EqualTo(new[] { "LANGSMITH_ENDPOINT or LANGCHAIN_ENDPOINT is not an absolute URL such as https://example.com." }));

        var missing = Assert.Throws<DeepAgentsConfigurationException>(() => LiteLLM(new() { ApiKey = "k" }));
        Assert.That(
            missing!.Problems,
            Is.EqualTo(new[] { "No endpoint: set LiteLLMAgentPlatformOptions.Endpoint, or LITELLM_AGENT_PLATFORM_URL together with a key in the environment." }));
    }

    [Test]
    public void Each_client_may_have_a_log_of_its_own()
    {
        using var own = LoggerFactory.Create(static builder => builder.SetMinimumLevel(LogLevel.Trace));
        using var container = LoggerFactory.Create(static builder => builder.SetMinimumLevel(LogLevel.None));
        ILogger Of(ILoggerFactory? options, ILoggerFactory? services) =>
            ClientSettings.Create(new DeepAgentsOptions { ApiKey = "k", LoggerFactory = options }, LangSmithService.Profile, Environment(), services).Logger;

        Assert.That(Of(null, null), Is.SameAs(NullLogger.Instance));
        Assert.That(Of(own, container), Is.SameAs(own.CreateLogger(DeepAgentsDiagnostics.LogCategory)));
        Assert.That(Of(null, container), Is.SameAs(container.CreateLogger(DeepAgentsDiagnostics.LogCategory)));
        Assert.That(Of(own, null), Is.SameAs(own.CreateLogger(DeepAgentsDiagnostics.LogCategory)));
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
            Assert.That(await settings.GetKeyAsync(null, default), Is.EqualTo("k"));
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
