namespace DeepAgents.Emulator.Http;

/// <summary>Ends the handling of a request with an answer, from however deep in it.</summary>
internal sealed class ReplyException(Reply reply) : Exception($"The request is answered with {reply.Status}.")
{
    public Reply Reply { get; } = reply;
}
