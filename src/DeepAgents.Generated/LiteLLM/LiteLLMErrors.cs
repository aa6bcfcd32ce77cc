namespace DeepAgents.LiteLLM;

/// <summary>What is known about failures of the LiteLLM Agent Platform beyond their shape.</summary>
internal static class LiteLLMErrors
{
    // The platform answers 500 while its database is away, and has no permissions: one key is one tenant.
    internal static readonly ErrorKnowledge Knowledge = new(
        static (status, error) => status == 500 || ErrorKnowledge.Default.IsTransient(status, error),
        static (_, _) => null);
}
