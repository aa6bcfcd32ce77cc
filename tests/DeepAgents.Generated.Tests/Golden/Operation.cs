using System.CodeDom.Compiler;
using System.Reflection;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Surface;

namespace DeepAgents.Tests.Golden;

/// <summary>One operation of the contracts of the package: the public method by which it is called.</summary>
public sealed class Operation
{
    private Operation(MethodInfo method) => Method = method;

    /// <summary>
    /// Every operation, found by reflection. One that hand-written code wraps is generated as a private <c>Send…Async</c>, and called by
    /// the public method without that word.
    /// </summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. from client in PublicSurface.Package
           where client.IsSubclassOf(typeof(ServiceClient))
           from method in client.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           where method.IsDefined(typeof(GeneratedCodeAttribute))
           select new Operation(method.IsPublic ? method : Wrapper(client, method)),
    ];

    public MethodInfo Method { get; }

    public string Service => Method.DeclaringType!.Namespace!.Split('.')[^1];

    /// <summary>The name as in messages, such as <c>Agents.Create</c>.</summary>
    public string Name => $"{Method.DeclaringType!.Name[..^"Client".Length]}.{Method.Name[..^"Async".Length]}";

    public bool IsStream => !typeof(Task).IsAssignableFrom(Method.ReturnType);

    /// <summary>The type of the result, or of the events; <see langword="null"/> where there is none.</summary>
    public Type? Result => Method.ReturnType.IsGenericType ? Method.ReturnType.GenericTypeArguments[0] : null;

    public ParameterInfo? Body => Method.GetParameters().FirstOrDefault(p => typeof(JsonModel).IsAssignableFrom(p.ParameterType));

    public Type Options => Method.GetParameters().Single(p => typeof(RequestOptions).IsAssignableFrom(p.ParameterType)).ParameterType;

    public IEnumerable<ParameterInfo> Values => Method.GetParameters()
        .Where(p => p != Body && p.ParameterType != Options && p.ParameterType != typeof(CancellationToken));

    /// <summary>A client of the service on an endpoint, with the settings that most tests want.</summary>
    public RootClient Connect(Uri endpoint, string key = Wire.Connect.Key) => Service == "LangSmith"
        ? new DeepAgentsClient(new DeepAgentsOptions { ApiKey = key, Endpoint = endpoint, Retry = { MaxRetries = 0 } })
        : new LiteLLMAgentPlatformClient(new LiteLLMAgentPlatformOptions { ApiKey = key, Endpoint = endpoint, Retry = { MaxRetries = 0 } });

    /// <summary>Calls it and waits for its end: of a stream until the last event.</summary>
    /// <param name="root">The client of the service.</param>
    /// <param name="values">The required values by the names of their parameters.</param>
    /// <param name="body">The body, or <see langword="null"/> for none.</param>
    /// <param name="options">The options, or <see langword="null"/> for none.</param>
    /// <param name="token">Ends the call.</param>
    public async Task CallAsync(RootClient root, Func<ParameterInfo, object?> values, object? body, RequestOptions? options, CancellationToken token)
    {
        var client = root.GetType().GetProperties().Select(p => p.GetValue(root)!).Single(c => c.GetType() == Method.DeclaringType);
        var arguments = Method.GetParameters().Select(p =>
            p.ParameterType == typeof(CancellationToken) ? token
            : p.ParameterType == Options ? options
            : p == Body ? body
            : values(p));
        var call = Method.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null)!;
        await (call as Task ?? (Task)typeof(Operation).GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Result!).Invoke(null, [call])!);
    }

    public override string ToString() => $"{Service}/{Name}";

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            Assert.That(item?.ToString(), Is.Not.Null);
        }
    }

    private static MethodInfo Wrapper(Type client, MethodInfo wrapped) => client.GetMethod(wrapped.Name["Send".Length..])!;
}
