using System.Diagnostics.CodeAnalysis;

namespace DeepAgents;

/// <summary>Finds the form of a type. Only this takes a constructor that a trimmer must keep; forms themselves are passed on freely.</summary>
internal static class JsonForms<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>
{
    /// <summary>The form of a simple type, a model or an open enum; <see langword="null"/> for other types.</summary>
    private static readonly JsonForm<T>? Known = Find();

    /// <summary>The form of a simple type, a model or an open enum. Forms of lists and maps are made of those.</summary>
    public static JsonForm<T> Of => Known ?? throw new NotSupportedException($"{typeof(T).Name} is no type of this package.");

    /// <summary>The form of any type, those of the caller's own included.</summary>
    /// <exception cref="NotSupportedException">The type is one of the caller's own, and the program does not allow reflection.</exception>
    public static JsonForm<T> OfAny
    {
        [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Reflection.IsGuarded)]
        [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Reflection.IsGuarded)]
        get => Known ?? (Reflection.IsAllowed ? new ForeignForm<T>() : throw Reflection.NotAllowed(typeof(T)));
    }

    private static JsonForm<T>? Find() =>
        SimpleForms.Find(typeof(T)) is { } simple ? (JsonForm<T>)simple
        : typeof(JsonModel).IsAssignableFrom(typeof(T)) && !typeof(T).IsAbstract ? new ModelForm<T>()
        : default(T) is IOpenValue<T> factory ? new OpenValueForm<T>(factory)
        : typeof(IWritesJson).IsAssignableFrom(typeof(T)) ? new WriteOnlyForm<T>()
        : null;
}
