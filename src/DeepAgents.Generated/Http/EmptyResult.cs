namespace DeepAgents;

/// <summary>What a success without a body stands for: a model in which nothing is set, or an empty list.</summary>
internal static class EmptyResult<T>
{
    private static readonly Func<T> Factory = MakeFactory();

    public static T Create() => Factory();

    private static Func<T> MakeFactory()
    {
        var type = typeof(T);
        if (!type.IsInterface)
        {
            return Activator.CreateInstance<T>;
        }

        var element = type.GenericTypeArguments;
        var concrete = element.Length == 1 ? typeof(List<>).MakeGenericType(element) : typeof(Dictionary<,>).MakeGenericType(element);
        return () => (T)Activator.CreateInstance(concrete)!;
    }
}
