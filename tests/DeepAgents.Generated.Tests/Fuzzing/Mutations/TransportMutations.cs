using System.Net.Sockets;
using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>Answers that do not arrive, or not whole.</summary>
internal static class TransportMutations
{
    private static readonly Func<Exception>[] Refusals =
    [
        () => new HttpRequestException(HttpRequestError.ConnectionError, "No connection could be made.", new SocketException((int)SocketError.ConnectionRefused)),
        () => new HttpRequestException(HttpRequestError.NameResolutionError, "No such host.", new SocketException((int)SocketError.HostNotFound)),
        () => new HttpRequestException(HttpRequestError.SecureConnectionError, "The certificate is not valid."),
        () => new HttpRequestException(HttpRequestError.InvalidResponse, "The server returned an invalid status line."),
        () => new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The headers are too long."),
        () => new IOException("The connection was reset."),
        () => new TaskCanceledException("The connection took too long.", new TimeoutException()),
        () => new OperationCanceledException("Nobody knows why."),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Ending("connection reset in the body", BodyEnd.Reset),
        Ending("body shorter than announced", BodyEnd.Premature),
        Ending("compression broken in the body", BodyEnd.BadCompression),
        Ending("body stalls", BodyEnd.Stall),
        new("no compression where announced", MutationStage.Head, (answer, _) => answer.IsDecompressed = true),
        new("no answer", MutationStage.Head, (answer, dice) => answer.Refusal = dice.Pick(Refusals)()),
    ];

    private static Mutation Ending(string name, BodyEnd end) => new(name, MutationStage.Head, (answer, dice) =>
    {
        answer.End = end;
        answer.EndsAt = dice.Pick([0, dice.Below(answer.Body.Length + 1), answer.Body.Length]);
        answer.ContentLength = end == BodyEnd.Premature ? answer.Body.Length + 100L : null;
    });
}
