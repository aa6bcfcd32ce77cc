using System.Text.RegularExpressions;

namespace DeepAgents.Tests.Fuzzing.Contracts;

/// <summary>An operation as a contract describes it.</summary>
internal sealed record ContractOperation(ContractDocument Document, string Method, string Path, IReadOnlyList<ContractResponse> Responses)
{
    private readonly Regex _pattern = new($"^{Regex.Replace(Path, @"\{\w+\}", "[^/]+")}$");

    /// <summary>How much of the path is fixed: of two that match, the one with more of it is meant.</summary>
    public int FixedSegments => Path.Split('/').Count(segment => !segment.StartsWith('{'));

    public bool Matches(string method, string path) => method == Method && _pattern.IsMatch(path);
}
