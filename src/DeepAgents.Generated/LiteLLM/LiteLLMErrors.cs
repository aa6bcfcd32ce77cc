namespace DeepAgents.LiteLLM;

/// <summary>What is known about failures of the LiteLLM Agent Platform beyond their shape.</summary>
internal static class LiteLLMErrors
{
    // The platform answers 500 while its database is away, and has no permissions: one key is one tenant.
    internal static readonly ErrorKnowledge Knowledge = new(
        static (status, _) => status == 500 ? true : null,
        static (_, _) => null);
}
