using Microsoft.Extensions.Options;

namespace DeepAgents;

/// <summary>Checks the options of one registration when the host starts, with the same eyes as the client does later.</summary>
internal sealed class ClientOptionsValidator<TOptions>(string registration, ServiceProfile service, EnvironmentReader environment) : IValidateOptions<TOptions>
    where TOptions : ClientOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name != registration)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            _ = ClientSettings.Create(options, service, environment.Read);
            return ValidateOptionsResult.Success;
        }
        catch (DeepAgentsConfigurationException exception)
        {
            return ValidateOptionsResult.Fail(exception.Problems);
        }
    }
}
