using System.Reflection;

namespace DeepAgents.Tests.Fuzzing.Outcomes;

/// <summary>Waits for whatever a call returns.</summary>
internal static class CallResult
{
    /// <summary>Makes what turns the return value of a method into its result: a model, the list of all events, or nothing.</summary>
    public static Func<object, Task<object?>> Finisher(Type returned)
    {
        if (returned == typeof(Task))
        {
            return static async call =>
            {
                await (Task)call;
                return null;
            };
        }

        var name = typeof(Task).IsAssignableFrom(returned) ? nameof(OfTask) : nameof(OfStream);
        return typeof(CallResult).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returned.GenericTypeArguments).CreateDelegate<Func<object, Task<object?>>>();
    }

    private static async Task<object?> OfTask<T>(object call) =>
        await (Task<T>)call ?? throw new InvalidOperationException("The call returned null.");

    private static async Task<object?> OfStream<T>(object call)
    {
        var items = new List<T>();
        await foreach (var item in (IAsyncEnumerable<T>)call)
        {
            items.Add(item ?? throw new InvalidOperationException("The stream handed out null."));
        }

        return items;
    }
}
