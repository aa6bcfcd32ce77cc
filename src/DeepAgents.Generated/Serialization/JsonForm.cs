using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>How a type is read and written: found once for each type, and then a plain call.</summary>
/// <typeparam name="T">A model, an open enum, a list or map of either, free-form JSON, a simple value, or a type of the caller's own.</typeparam>
internal abstract class JsonForm<T>
{
    public static readonly JsonForm<T> Of = (JsonForm<T>)Find();

    /// <summary>Reads the value at which the reader stands. The reader stands at its end afterwards.</summary>
    public abstract T? Read(JsonReader reader);

    public abstract void Write(JsonWriter writer, T value, bool isRequest);

    private static object Find()
    {
        var type = typeof(T);
        return typeof(JsonModel).IsAssignableFrom(type) && !type.IsAbstract ? Make(typeof(ModelForm<>), type)
            : typeof(IOpenValue).IsAssignableFrom(type) && type.IsValueType ? Make(typeof(OpenEnumForm<>), type)
            : typeof(IOpenValue).IsAssignableFrom(Nullable.GetUnderlyingType(type)) ? Make(typeof(NullableOpenEnumForm<>), Nullable.GetUnderlyingType(type)!)
            : Generic(type) == typeof(IList<>) ? Make(typeof(ListForm<>), type.GenericTypeArguments[0])
            : Generic(type) == typeof(IDictionary<,>) && type.GenericTypeArguments[0] == typeof(string) ? Make(typeof(MapForm<>), type.GenericTypeArguments[1])
            : SimpleForms.Find(type) ?? new ForeignForm<T>();
    }

    private static Type? Generic(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;

    private static object Make(Type form, Type argument) => Activator.CreateInstance(form.MakeGenericType(argument), nonPublic: true)!;
}
