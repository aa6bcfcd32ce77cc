using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>One operation of a contract: what asks for it, and what it says.</summary>
internal sealed class ContractOperation
{
    private readonly HttpMethod _method;
    private readonly string[] _segments;

    internal ContractOperation(
        string service, HttpMethod method, string prefix, string path, IOpenApiPathItem item, OpenApiOperation operation)
    {
        Name = $"{service} {method} {path}";
        _method = method;
        _segments = Split(prefix + path);
        Description = operation;
        var own = operation.Parameters ?? [];
        var shared = (item.Parameters ?? []).Where(one => !own.Any(other => other.Name == one.Name && other.In == one.In));
        Parameters = [.. shared, .. own];
    }

    /// <summary>Service, method and path, as the contract writes them.</summary>
    public string Name { get; }

    public OpenApiOperation Description { get; }

    /// <summary>The parameters of the operation and those that its path has for all operations.</summary>
    public IReadOnlyList<IOpenApiParameter> Parameters { get; }

    public int LiteralSegments => _segments.Count(segment => !IsTemplate(segment));

    public bool IsAskedBy(HttpMethod method, Uri address)
    {
        var segments = Split(address.AbsolutePath);
        return method == _method
            && segments.Length == _segments.Length
            && segments.Zip(_segments).All(pair => (IsTemplate(pair.Second) && pair.First.Length > 0) || pair.First == pair.Second);
    }

    /// <summary>The values of the path parameters in an address that asks for this operation.</summary>
    public IReadOnlyDictionary<string, string> PathValues(Uri address) => Split(address.AbsolutePath)
        .Zip(_segments)
        .Where(pair => IsTemplate(pair.Second))
        .ToDictionary(pair => pair.Second[1..^1], pair => Uri.UnescapeDataString(pair.First));

    public override string ToString() => Name;

    private static string[] Split(string path) => path.Split('/')[1..];

    private static bool IsTemplate(string segment) => segment.StartsWith('{');
}
