using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>What a success without a body stands for: a model in which nothing is set, an empty list or text, or JSON's null.</summary>
internal static class EmptyResult<T>
{
    private static readonly Func<T> Factory = MakeFactory();

    public static T Create() => Factory();

    private static Func<T> MakeFactory()
    {
        var type = typeof(T);
        if (type == typeof(string))
        {
            return () => (T)(object)string.Empty;
        }

        if (type == typeof(JToken))
        {
            return () => (T)(object)JValue.CreateNull();
        }

        if (!type.IsInterface)
        {
            return Activator.CreateInstance<T>;
        }

        var element = type.GenericTypeArguments;
        var concrete = element.Length == 1 ? typeof(List<>).MakeGenericType(element) : typeof(Dictionary<,>).MakeGenericType(element);
        return () => (T)Activator.CreateInstance(concrete)!;
    }
}
