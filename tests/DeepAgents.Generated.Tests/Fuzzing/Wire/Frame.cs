using System.Text;

namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>One event of an event stream; everything is written as it stands.</summary>
internal sealed class Frame(string? name, JsonTree data)
{
    public string? Name { get; set; } = name;

    public string? Id { get; set; }

    public JsonTree Data { get; set; } = data;

    /// <summary>Whole lines between the fields.</summary>
    public string Extra { get; set; } = "";

    public bool IsFinished { get; set; } = true;

    public Frame Copy() => new(Name, Data) { Id = Id, Extra = Extra, IsFinished = IsFinished };

    public void Write(StringBuilder text)
    {
        text.Append(Name is null ? "" : $"event: {Name}\n").Append(Extra);
        foreach (var line in Data.ToString().Split('\n'))
        {
            text.Append("data: ").Append(line).Append('\n');
        }

        text.Append(Id is null ? "" : $"id: {Id}\n").Append(IsFinished ? "\n" : "");
    }
}
