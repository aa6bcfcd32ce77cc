using System.Reflection;
using Newtonsoft.Json;

namespace DeepAgents;

internal sealed class ModelForm<T> : JsonForm<T>
    where T : JsonModel, new()
{
    public ModelForm() =>
        WireNames.Table.Add(typeof(T).GetProperties().Select(p => p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName).OfType<string>());

    public override T? Read(JsonReader reader)
    {
        if (reader.IsNothing())
        {
            return null;
        }

        var model = new T();
        model.ReadFrom(reader);
        return model;
    }

    public override void Write(JsonWriter writer, T value, bool isRequest) => value.WriteTo(writer, isRequest);
}
