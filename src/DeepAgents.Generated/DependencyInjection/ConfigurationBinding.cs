using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace DeepAgents;

/// <summary>
/// Reads options from configuration, setting by setting, so that a wrong one is named with its full path and what must not come from
/// configuration cannot.
/// </summary>
internal static class ConfigurationBinding
{
    private const string Infinite = "infinite";

    private static readonly Regex Duration = new(
        @"^([0-9]{1,5}\.)?([01]?[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7})?$", RegexOptions.CultureInvariant);

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
                problems.Add($"{Path(configuration, nameof(ClientOptions.Endpoint))} is not an absolute URL such as https://example.com.");
            }
        }

        options.Application = Text(configuration, nameof(ClientOptions.Application)) ?? options.Application;
        options.MaxResponseBytes = Number(configuration, nameof(ClientOptions.MaxResponseBytes), problems) ?? options.MaxResponseBytes;
        var timeouts = configuration.GetSection(nameof(ClientOptions.Timeouts));
        options.Timeouts.Connect = Limit(timeouts, nameof(TimeoutOptions.Connect), problems) ?? options.Timeouts.Connect;
        options.Timeouts.Request = Limit(timeouts, nameof(TimeoutOptions.Request), problems) ?? options.Timeouts.Request;
        options.Timeouts.Total = Limit(timeouts, nameof(TimeoutOptions.Total), problems) ?? options.Timeouts.Total;
        options.Timeouts.StreamIdle = Limit(timeouts, nameof(TimeoutOptions.StreamIdle), problems) ?? options.Timeouts.StreamIdle;
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

    private static TimeSpan? Limit(IConfiguration configuration, string name, List<string> problems) =>
        string.Equals(Text(configuration, name), Infinite, StringComparison.OrdinalIgnoreCase)
            ? Timeout.InfiniteTimeSpan
            : Time(configuration, name, problems, $", or '{Infinite}'");

    /// <summary>
    /// Reads a duration with hours, minutes and seconds. <see cref="TimeSpan"/> itself takes <c>100</c> for 100 days, <c>24:00:00</c> for
    /// 24 days and <c>05:00</c> for five hours.
    /// </summary>
    private static TimeSpan? Time(IConfiguration configuration, string name, List<string> problems, string orElse = "")
    {
        if (Text(configuration, name) is not { } text)
        {
            return null;
        }

        if (Duration.IsMatch(text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }

        problems.Add(
            $"{Path(configuration, name)} is '{SafeText.Escape(text, 50)}', which is not a duration. " +
            $"Write hours, minutes and seconds such as 00:01:40, with days such as 1.00:00:00{orElse}.");
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

        problems.Add($"{Path(configuration, name)} is '{SafeText.Escape(text, 50)}', which is not a whole number such as 2.");
        return null;
    }

    private static string Path(IConfiguration configuration, string name) =>
        configuration is IConfigurationSection { Path.Length: > 0 } section ? ConfigurationPath.Combine(section.Path, name) : name;
}
