using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepAgents;

/// <summary>
/// Lets System.Text.Json read and write an <see cref="Optional{T}"/> in types of your own. The type names it itself. Give the property
/// <see cref="JsonIgnoreCondition.WhenWritingDefault"/>, so that it is not written while it is not set.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionalJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(IOptional).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    [UnconditionalSuppressMessage(
        "Trimming", "IL2067", Justification = "The type is an Optional, a struct: its default value takes no constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        ((IOptional)Activator.CreateInstance(typeToConvert ?? throw new ArgumentNullException(nameof(typeToConvert)))!).CreateConverter();
}
