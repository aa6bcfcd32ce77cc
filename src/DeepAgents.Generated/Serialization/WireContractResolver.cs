using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace DeepAgents;

/// <summary>
/// What attributes cannot say: a request must have its required members, and an additional property never repeats a member that
/// is set.
/// </summary>
internal sealed class WireContractResolver(bool isWriting) : DefaultContractResolver
{
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (isWriting && member.IsDefined(typeof(RequiredOnWriteAttribute), inherit: true))
        {
            property.Required = Required.Always;
            property.NullValueHandling = NullValueHandling.Include;
        }

        return property;
    }

    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (isWriting && contract.ExtensionDataGetter is { } getter)
        {
            contract.ExtensionDataGetter = model => WithoutMembers(getter(model), model, contract);
        }

        return contract;
    }

    private static IEnumerable<KeyValuePair<object, object>>? WithoutMembers(
        IEnumerable<KeyValuePair<object, object>>? additional, object model, JsonObjectContract contract) =>
        additional?.Where(pair => contract.Properties.GetProperty((string)pair.Key, StringComparison.Ordinal) is not { } member || !IsSet(member, model));

    private static bool IsSet(JsonProperty member, object model) => member.ValueProvider!.GetValue(model) switch
    {
        null => false,
        IOptional optional => optional.IsSet,
        _ => true,
    };
}
