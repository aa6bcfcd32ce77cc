using DeepAgents;
using DeepAgents.LangSmith;
using System.Text.Json.Serialization;

namespace Consumers;

/// <summary>A type of the caller's own with types of the package in it.</summary>
internal sealed class Note
{
    public Agent? Agent { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Remark { get; set; }
}
