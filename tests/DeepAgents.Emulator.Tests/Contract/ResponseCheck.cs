using System.Globalization;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>Finds everything in a response that the contract does not allow.</summary>
internal static class ResponseCheck
{
    /// <param name="operation">What was asked for.</param>
    /// <param name="status">The status.</param>
    /// <param name="mediaType">The media type of the body.</param>
    /// <param name="body">The body; null for a stream that goes on while it is read.</param>
    public static IEnumerable<Violation> Find(ContractOperation operation, int status, string? mediaType, string? body)
    {
        var documented = operation.Description.Responses ?? [];
        return documented.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var response)
            ? BodyCheck.Find(response.Content, mediaType, body)
                .Select(problem => new Violation(operation.Name, $"response {status} {problem.Place}", problem.What))
            : [new(operation.Name, $"response {status}", $"is not in the contract, which has {string.Join(", ", documented.Keys)}")];
    }
}
