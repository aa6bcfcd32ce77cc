using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LiteLLM.Skills;

/// <summary>The library of skills. What goes in and out is copied.</summary>
internal sealed class SkillStore(EmulatorSettings settings, LedgerBook ledger)
{
    private readonly Dictionary<string, JsonObject> _skills = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public bool Has(string id)
    {
        lock (_lock)
        {
            return _skills.ContainsKey(id);
        }
    }

    public JsonObject? Find(string id)
    {
        lock (_lock)
        {
            return _skills.TryGetValue(id, out var skill) ? Copy(skill) : null;
        }
    }

    public IReadOnlyList<JsonObject> List()
    {
        lock (_lock)
        {
            return [.. _skills.Values.Select(Copy)];
        }
    }

    /// <summary>Makes a skill; it is kept in the library only when that is asked for.</summary>
    public JsonObject Create(string name, string? description, string content, bool keep = true)
    {
        var skill = new JsonObject
        {
            ["id"] = settings.Ids.Uuid(),
            ["name"] = name,
            ["description"] = description,
            ["content"] = content,
            ["created_at"] = WireTime.Millis(settings.Clock.GetUtcNow()),
        };
        lock (_lock)
        {
            if (keep)
            {
                _skills.Add(skill["id"]!.GetValue<string>(), skill);
                ledger.Created("skills");
            }

            return Copy(skill);
        }
    }

    /// <summary>Null if there is no such skill.</summary>
    public JsonObject? Update(string id, JsonObject changes)
    {
        lock (_lock)
        {
            if (!_skills.TryGetValue(id, out var skill))
            {
                return null;
            }

            foreach (var (name, value) in changes)
            {
                skill[name] = value?.DeepClone();
            }

            return Copy(skill);
        }
    }

    public bool Delete(string id)
    {
        lock (_lock)
        {
            return _skills.Remove(id);
        }
    }

    private static JsonObject Copy(JsonObject skill) => (JsonObject)skill.DeepClone();
}
