using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace DeepAgents;

/// <summary>A model.</summary>
internal sealed class ModelForm<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T> : JsonForm<T>
{
    public override T Empty => Activator.CreateInstance<T>();

    public override T? Read(ref WireReader reader)
    {
        if (!reader.IsAt(JsonTokenType.StartObject))
        {
            return default;
        }

        var model = Activator.CreateInstance<T>();
        ((JsonModel)(object)model!).ReadFrom(ref reader);
        return reader.IsUnfit ? default : model;
    }

    public override void Write(WireWriter writer, T value) => ((JsonModel)(object)value!).WriteTo(writer);
}
