using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Surface;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Secrets;

/// <summary>Options are printed, and written into logs as JSON; what is secret in them is not.</summary>
public sealed class OptionsTests
{
    private static IEnumerable<object> All =>
    [
        Set(new DeepAgentsOptions()),
        Set(new LiteLLMAgentPlatformOptions()),
        .. PublicSurface.Package.Where(t => typeof(RequestOptions).IsAssignableFrom(t)).Select(Request),
    ];

    [TestCaseSource(nameof(All))]
    public void Options_as_text_and_as_JSON_hold_no_secret(object options)
    {
        string[] texts =
        [
            options.ToString()!,
            $"{options}",
            JsonConvert.SerializeObject(options),
            JsonConvert.SerializeObject(new { options }, Formatting.Indented, new JsonSerializerSettings { ReferenceLoopHandling = ReferenceLoopHandling.Ignore }),
#if !TESTED_NETSTANDARD2_0 // where the package cannot name the attributes of System.Text.Json
            System.Text.Json.JsonSerializer.Serialize(options),
            System.Text.Json.JsonSerializer.Serialize(options, options.GetType(), System.Text.Json.JsonSerializerOptions.Web),
#endif
        ];

        Assert.That(Secret.Leaks(texts), Is.Empty);
    }

    [Test]
    public void What_is_left_of_options_in_JSON_is_what_tells_something()
    {
        var options = new DeepAgentsOptions { ApiKey = Secret.Key, Endpoint = new Uri("https://service.test"), MaxResponseBytes = 7 };
        foreach (var json in new[] { JsonConvert.SerializeObject(options), System.Text.Json.JsonSerializer.Serialize(options) })
        {
            Assert.That(json, Does.Contain("https://service.test").And.Contain("\"MaxResponseBytes\":7").And.Contain("\"StreamIdle\":\"00:05:00\""));
        }
    }

    [Test]
    public void Options_are_still_read_from_JSON_configuration()
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("""{"DeepAgents":{"ApiKey":"k","Endpoint":"https://service.test"}}"""));
        var services = new ServiceCollection();
        services.AddDeepAgents(new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("DeepAgents"));
        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptions<DeepAgentsOptions>>().Value.ApiKey, Is.EqualTo("k"));
    }

    [TestCase("Hk41Qz\nWm93Xr")]
    [TestCase("Hk41Qz\r\nX-Evil: Wm93Xr")]
    [TestCase("Hk41Qz Wm93Xr")]
    [TestCase("Hk41QzéWm93Xr")]
    [TestCase("Hk41Qz\0Wm93Xr")]
    public void A_key_that_no_header_can_carry_is_refused_without_being_shown(string key)
    {
        foreach (var exception in new[]
        {
            Assert.Throws<DeepAgentsConfigurationException>(() => new DeepAgentsClient(new DeepAgentsOptions { ApiKey = key }).Dispose()),
            Assert.Throws<DeepAgentsConfigurationException>(() => new LiteLLMAgentPlatformClient(
                new LiteLLMAgentPlatformOptions { ApiKey = key, Endpoint = new Uri("https://service.test") }).Dispose()),
        })
        {
            Assert.That(exception?.Message, Does.Contain("ApiKey").And.Contain("line break"));
            Assert.That(Secret.Leaks(ExceptionTexts.Of(exception!)), Is.Empty);
        }
    }

    [Test]
    public void An_endpoint_with_a_password_is_refused_and_told_without_it()
    {
        var options = new DeepAgentsOptions { ApiKey = "k", Endpoint = new Uri("https://user:Hk41Qz@service.test?token=Hk41Qz#Hk41Qz") };

        var exception = Assert.Throws<DeepAgentsConfigurationException>(() => new DeepAgentsClient(options).Dispose());

        Assert.That(Secret.Leaks([.. ExceptionTexts.Of(exception), options.ToString()]), Is.Empty);
    }

    private static T Set<T>(T options)
        where T : ClientOptions
    {
        options.ApiKey = Secret.Key;
        options.ApiKeyProvider = _ => new(Secret.Key);
        options.Endpoint = new Uri("https://service.test");
        options.LoggerFactory = new LogCollector([]);
        return options;
    }

    private static RequestOptions Request(Type type)
    {
        var options = (RequestOptions)Activator.CreateInstance(type)!;
        Secret.AddTo(options);
        options.Query.Add("token", Secret.Token);
        options.OnResponse = _ => { };
        return options;
    }
}
