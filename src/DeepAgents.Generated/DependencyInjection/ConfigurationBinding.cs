using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DeepAgents;

/// <summary>
/// Reads options from configuration, setting by setting, so that a wrong one is named with its full path and what must not come from
/// configuration cannot.
/// </summary>
internal static class ConfigurationBinding
{
    public static void Apply(IConfiguration configuration, ClientOptions options)
    {
        var problems = new List<string>();
        if (Text(configuration, nameof(ClientOptions.ApiKey)) is { } key)
        {
            options.ApiKey = key;
        }

        if (Text(configuration, nameof(ClientOptions.Endpoint)) is { } address)
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var endpoint))
            {
                options.Endpoint = endpoint;
            }
            else
            {
                problems.Add($"{Path(configuration, nameof(ClientOptions.Endpoint))} is no absolute URL.");
            }
        }

        options.MaxResponseBytes = Number(configuration, nameof(ClientOptions.MaxResponseBytes), problems) ?? options.MaxResponseBytes;
        var timeouts = configuration.GetSection(nameof(ClientOptions.Timeouts));
        options.Timeouts.Connect = Time(timeouts, nameof(TimeoutOptions.Connect), problems) ?? options.Timeouts.Connect;
        options.Timeouts.Request = Time(timeouts, nameof(TimeoutOptions.Request), problems) ?? options.Timeouts.Request;
        options.Timeouts.Total = Time(timeouts, nameof(TimeoutOptions.Total), problems) ?? options.Timeouts.Total;
        options.Timeouts.StreamIdle = Time(timeouts, nameof(TimeoutOptions.StreamIdle), problems) ?? options.Timeouts.StreamIdle;
        var retry = configuration.GetSection(nameof(ClientOptions.Retry));
        options.Retry.MaxRetries = Number(retry, nameof(RetryOptions.MaxRetries), problems) ?? options.Retry.MaxRetries;
        options.Retry.BaseDelay = Time(retry, nameof(RetryOptions.BaseDelay), problems) ?? options.Retry.BaseDelay;
        options.Retry.MaxDelay = Time(retry, nameof(RetryOptions.MaxDelay), problems) ?? options.Retry.MaxDelay;
        if (Text(configuration, nameof(ClientOptions.AllowInsecureHttp)) is not null)
        {
            problems.Add($"{Path(configuration, nameof(ClientOptions.AllowInsecureHttp))} can be set in code only, because it exposes the key.");
        }

        if (problems.Count > 0)
        {
            throw new DeepAgentsConfigurationException(problems);
        }
    }

    private static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } value && value.Trim().Length > 0 ? value.Trim() : null;

    private static TimeSpan? Time(IConfiguration configuration, string name, List<string> problems)
    {
        if (Text(configuration, name) is not { } text)
        {
            return null;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }

        problems.Add($"{Path(configuration, name)} is '{SafeText.Escape(text, 50)}', which is no time span such as 00:01:40.");
        return null;
    }

    private static int? Number(IConfiguration configuration, string name, List<string> problems)
    {
        if (Text(configuration, name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.Add($"{Path(configuration, name)} is '{SafeText.Escape(text, 50)}', which is no whole number.");
        return null;
    }

    private static string Path(IConfiguration configuration, string name) =>
        configuration is IConfigurationSection { Path.Length: > 0 } section ? ConfigurationPath.Combine(section.Path, name) : name;
}
