using System.Reflection;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Fuzzing.Contracts;
using DeepAgents.Tests.Fuzzing.Outcomes;
using DeepAgents.Tests.Surface;

namespace DeepAgents.Tests.Fuzzing;

/// <summary>An operation of a client, with the one of a contract that it asks for.</summary>
internal sealed class FuzzOperation
{
    public static readonly Uri Endpoint = new("https://fuzz.test");

    private const string LangSmithPath = "/v1/deepagents";

    private static readonly Lazy<IReadOnlyList<FuzzOperation>> Discovered = new(() => [.. Discover()]);

    private readonly PropertyInfo _client;
    private readonly MethodInfo _method;
    private readonly object?[] _arguments;
    private readonly Func<object, Task<object?>> _finish;

    private FuzzOperation(PropertyInfo client, MethodInfo method)
    {
        (_client, _method) = (client, method);
        _arguments = [.. method.GetParameters().Select(p => p.ParameterType == typeof(CancellationToken) ? CancellationToken.None : Argument(p.ParameterType))];
        _finish = CallResult.Finisher(method.ReturnType);
        Name = $"{method.DeclaringType!.Name[..^"Client".Length]}.{method.Name[..^"Async".Length]}";
        Contract = FindContract();
    }

    public static IReadOnlyList<FuzzOperation> All => Discovered.Value;

    public string Name { get; }

    public ContractOperation Contract { get; }

    public OperationKind Kind => _method.ReturnType == typeof(Task) ? OperationKind.Confirmation
        : typeof(Task).IsAssignableFrom(_method.ReturnType) ? OperationKind.Model
        : OperationKind.Stream;

    private bool IsLangSmith => _client.DeclaringType == typeof(DeepAgentsClient);

    /// <summary>Calls it and waits for all of its result.</summary>
    public async Task<object?> CallAsync(HttpMessageHandler handler, TimeProvider clock, int retries)
    {
        using RootClient root = IsLangSmith
            ? new DeepAgentsClient(new() { ApiKey = "fuzz-key", Endpoint = Endpoint, TimeProvider = clock, Retry = { MaxRetries = retries } }, handler)
            : new LiteLLMAgentPlatformClient(new() { ApiKey = "fuzz-key", Endpoint = Endpoint, TimeProvider = clock, Retry = { MaxRetries = retries } }, handler);
        return await _finish(_method.Invoke(_client.GetValue(root), BindingFlags.DoNotWrapExceptions, null, _arguments, null)!);
    }

    public override string ToString() => Name;

    /// <summary>What the generator made, and the public method in front of what it made for us alone.</summary>
    private static IEnumerable<FuzzOperation> Discover() =>
        from root in new[] { typeof(DeepAgentsClient), typeof(LiteLLMAgentPlatformClient) }
        from client in root.GetProperties()
        from made in client.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where made.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        select new FuzzOperation(client, made.IsPublic ? made : client.PropertyType.GetMethod(made.Name["Send".Length..])!);

    private static object? Argument(Type type)
    {
        if (!typeof(RequestOptions).IsAssignableFrom(type))
        {
            return Arguments.Make(type);
        }

        var options = (RequestOptions)Activator.CreateInstance(type)!;
        options.OnResponse = info => ValueWalk.Of(info);
        return options;
    }

    private ContractOperation FindContract()
    {
        var document = IsLangSmith ? ContractDocument.LangSmith : ContractDocument.LiteLLM;
        var (method, path) = ("", "");
        using var handler = new StubHandler((request, _, _) =>
        {
            (method, path) = (request.Method.Method, request.RequestUri!.AbsolutePath);
            throw new HttpRequestException("It was only asked where it goes.");
        });
        try
        {
            CallAsync(handler, TimeProvider.System, 0).GetAwaiter().GetResult();
        }
        catch (DeepAgentsConnectionException)
        {
            path = IsLangSmith ? path[LangSmithPath.Length..] : path;
        }

        return document.Operations.Where(o => o.Matches(method, path)).MaxBy(o => o.FixedSegments)
            ?? throw new InvalidOperationException($"No contract has what {Name} asks for, {method} {path}.");
    }
}
