#if NET10_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
#endif
using System.Text.Json;

namespace DeepAgents;

/// <summary>
/// Whether types of the caller's own may be read and written. That takes reflection, which finds half of a type in a trimmed program, so
/// that half of a request would be sent. The setting is that of System.Text.Json, which trimming and compiling ahead of time turn off.
/// </summary>
internal static class Reflection
{
    /// <summary>Why a call behind <see cref="IsAllowed"/> is safe. Older trimmers and analyzers do not know the guards below.</summary>
    public const string IsGuarded = "The call is made only where the program allows reflection.";

    public const string Needed = "Types of the caller's own are read and written by Newtonsoft.Json, which needs reflection.";

#if NET10_0_OR_GREATER
    // The trimmer takes away what is behind the switch. Older ones follow the call instead.
    [FeatureSwitchDefinition("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault")]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
    [UnconditionalSuppressMessage(
        "Trimming", "IL4000", Justification = "It is the value of the switch, which is off wherever the guards have to hold.")]
#endif
    public static bool IsAllowed => JsonSerializer.IsReflectionEnabledByDefault;

    public static NotSupportedException NotAllowed(Type type) => new(
        $"{type.Name} is no model of this package and no JToken, so it takes reflection, which this program does not allow. " +
        "Use a model or a JToken, or build the program with JsonSerializerIsReflectionEnabledByDefault and keep the members of the type.");
}
