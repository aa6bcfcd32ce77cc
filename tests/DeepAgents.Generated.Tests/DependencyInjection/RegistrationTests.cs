using System.Collections.Concurrent;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RichardSzalay.MockHttp;

namespace DeepAgents.Tests.DependencyInjection;

[CancelAfter(30_000)]
public sealed class RegistrationTests
{
    [Test]
    public async Task Code_beats_configuration_beats_environment()
    {
        var services = Services(("LANGSMITH_API_KEY", "environment"), ("LANGSMITH_ENDPOINT", "https://environment"));
        var configuration = Configuration(("DeepAgents:ApiKey", "configuration"), ("DeepAgents:Endpoint", "https://configuration"), ("DeepAgents:Timeouts:Request", "00:00:07"));
        var http = new MockHttpMessageHandler();
        http.Expect("https://code/v1/deepagents/agents/a").WithHeaders("X-Api-Key", "configuration").Respond("application/json", "{}");
        services.AddDeepAgents(configuration.GetSection("DeepAgents"), o => o.Endpoint = new Uri("https://code"))
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => http);

        using var provider = services.BuildServiceProvider(validateScopes: true);
        await provider.GetRequiredService<DeepAgentsClient>().Agents.GetAsync("a");

        http.VerifyNoOutstandingExpectation();
        Assert.That(provider.GetRequiredService<IOptions<DeepAgentsOptions>>().Value.Timeouts.Request, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task The_environment_alone_is_enough()
    {
        var services = Services(("MASTER_KEY", "m"), ("LITELLM_AGENT_PLATFORM_URL", "https://platform"));
        var http = new MockHttpMessageHandler();
        http.Expect("https://platform/api/v1/managed_agents/agents/a").WithHeaders("Authorization", "Bearer m").Respond("application/json", "{}");
        services.AddLiteLLMAgentPlatform().HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => http);

        using var provider = services.BuildServiceProvider(validateScopes: true);
        await provider.GetRequiredService<LiteLLMAgentPlatformClient>().Agents.GetAsync("a");
        http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task Several_accounts_are_told_apart_by_their_names()
    {
        var services = Services();
        var http = new MockHttpMessageHandler();
        http.Expect("https://a/v1/deepagents/agents/1").WithHeaders("X-Api-Key", "ka").Respond("application/json", """{"name":"of a"}""");
        http.Expect("https://b/v1/deepagents/agents/1").WithHeaders("X-Api-Key", "kb").Respond("application/json", """{"name":"of b"}""");
        foreach (var name in new[] { "a", "b" })
        {
            services.AddDeepAgents(name, o => (o.ApiKey, o.Endpoint) = ("k" + name, new Uri($"https://{name}")))
                .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => http);
        }

        using var provider = services.BuildServiceProvider(validateScopes: true);
        foreach (var name in new[] { "a", "b" })
        {
            var agent = await provider.GetRequiredKeyedService<DeepAgentsClient>(name).Agents.GetAsync("1");
            Assert.That(agent.Name, Is.EqualTo("of " + name));
        }

        Assert.That(provider.GetService<DeepAgentsClient>(), Is.Null);
    }

    [Test]
    public void The_host_does_not_start_with_a_wrong_setting_and_names_it()
    {
        var exception = Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddDeepAgents(o => o.Endpoint = new Uri("http://example.com"))));
        Assert.That(exception!.Message, Does.Contain("DeepAgentsOptions.ApiKey").And.Contain("LANGSMITH_API_KEY").And.Contain("DeepAgentsOptions.Endpoint"));
    }

    [Test]
    public void A_wrong_named_registration_is_found_at_the_start_too() =>
        Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddLiteLLMAgentPlatform("second", o => o.ApiKey = "k")));

    [TestCase("Endpoint", "not a url", "Section:Endpoint")]
    [TestCase("Timeouts:Request", "soon", "Section:Timeouts:Request")]
    [TestCase("AllowInsecureHttp", "true", "Section:AllowInsecureHttp")]
    public void A_wrong_setting_of_the_configuration_is_named_with_its_path(string key, string value, string expected)
    {
        var section = Configuration(("Section:ApiKey", "k"), ("Section:" + key, value)).GetSection("Section");
        var exception = Assert.ThrowsAsync<DeepAgentsConfigurationException>(() => StartAsync(services => services.AddDeepAgents(section)));
        Assert.That(exception!.Message, Does.Contain(expected));
    }

    [Test]
    public void An_empty_setting_is_no_setting()
    {
        var services = Services(("LANGSMITH_API_KEY", "environment"));
        services.AddDeepAgents(Configuration(("ApiKey", ""), ("Endpoint", " ")));
        using var provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<DeepAgentsClient>(), Is.Not.Null);
    }

    [Test]
    public async Task The_client_is_a_singleton_that_lives_as_long_as_the_container()
    {
        var services = Services(("LANGSMITH_API_KEY", "k"));
        services.AddDeepAgents();
        services.AddDeepAgents();
        DeepAgentsClient client;
        await using (var provider = services.BuildServiceProvider())
        {
            client = provider.GetServices<DeepAgentsClient>().Single();
        }

        Assert.ThrowsAsync<ObjectDisposedException>(() => client.Agents.GetAsync("a"));
    }

    [Test]
    public async Task A_second_registration_keeps_what_the_builder_of_the_first_configured()
    {
        var services = Services(("LANGSMITH_API_KEY", "k"));
        var http = new StubHandler(static _ => StubHandler.Json("""{"id":"a"}"""));
        var handlers = 0;
        services.AddDeepAgents().HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => http)
            .ConfigureAdditionalHttpMessageHandlers((all, _) => handlers = all.Count);
        services.AddDeepAgents(static o => o.Endpoint = new Uri("https://second"));
        using var provider = services.BuildServiceProvider();

        Assert.That((await provider.GetRequiredService<DeepAgentsClient>().Agents.GetAsync("a")).Id, Is.EqualTo("a"));
        Assert.That((http.Asked.Single().Host, handlers), Is.EqualTo(("second", 0)));
    }

    [Test]
    public async Task The_factory_logs_nothing_of_our_clients([Values] bool asked)
    {
        var services = Services(("LANGSMITH_API_KEY", "k"));
        var texts = new ConcurrentQueue<string>();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new CategoryCollector(texts)));
        var builder = services.AddDeepAgents().HttpClientBuilder
            .ConfigurePrimaryHttpMessageHandler(static () => new StubHandler(static _ => StubHandler.Json("{}")));
        if (asked)
        {
            builder.AddDefaultLogger();
        }

        using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<DeepAgentsClient>().Agents.GetAsync("a");

        var ofFactory = texts.Where(static category => category.StartsWith("System.Net.Http", StringComparison.Ordinal));
        Assert.That(ofFactory, asked ? Is.Not.Empty : Is.Empty);
        Assert.That(texts, Does.Contain(DeepAgentsDiagnostics.LogCategory));
    }

    [Test]
    public async Task A_client_is_mocked_in_ten_lines()
    {
        var services = new ServiceCollection().AddSingleton<DeepAgentsClient>(new FakeClient()).BuildServiceProvider();
        var agent = await services.GetRequiredService<DeepAgentsClient>().Agents.GetAsync("a1");
        Assert.That(agent.Name, Is.EqualTo("fake a1"));
    }

    private static async Task StartAsync(Action<IServiceCollection> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(new EnvironmentReader(_ => null));
        register(builder.Services);
        using var host = builder.Build();
        await host.StartAsync();
    }

    private static ServiceCollection Services(params (string Name, string Value)[] environment)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new EnvironmentReader(name => environment.FirstOrDefault(v => v.Name == name).Value));
        return services;
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();

    /// <summary>Keeps the category of each line that is logged.</summary>
    private sealed class CategoryCollector(ConcurrentQueue<string> categories) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Line(() => categories.Enqueue(categoryName));

        public void Dispose()
        {
        }

        private sealed class Line(Action write) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => write();
        }
    }

    private sealed class FakeAgents : AgentsClient
    {
        public override Task<Agent> GetAsync(string agentId, GetAgentOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new Agent { Id = agentId, Name = "fake " + agentId });
    }

    private sealed class FakeClient() : DeepAgentsClient(new DeepAgentsOptions { ApiKey = "unused" })
    {
        public override AgentsClient Agents { get; } = new FakeAgents();
    }
}
