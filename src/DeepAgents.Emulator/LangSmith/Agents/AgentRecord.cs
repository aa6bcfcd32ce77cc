using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>One state of an agent. A change makes a new record; the nodes in it are never changed.</summary>
internal sealed record AgentRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string Name { get; init; }

    public required string OwnerId { get; init; }

    public required string Revision { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string? Description { get; init; }

    public JsonObject? Permissions { get; init; }

    public JsonObject? Runtime { get; init; }

    public JsonObject? Backend { get; init; }

    public JsonObject? Extras { get; init; }

    public ImmutableSortedDictionary<string, JsonObject> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, JsonObject>(StringComparer.Ordinal);

    public string SortKey(string sortBy)
    {
        var key = sortBy switch
        {
            "name" => Name.ToLowerInvariant(),
            "created_at" => CreatedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture),
            _ => UpdatedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture),
        };
        return key + "\0" + Sequence.ToString("D19", CultureInfo.InvariantCulture);
    }

    public JsonObject ToSummary()
    {
        var summary = new JsonObject { ["id"] = Id, ["name"] = Name };
        if (Description is not null)
        {
            summary["description"] = Description;
        }

        summary["owner_id"] = OwnerId;
        summary["created_at"] = WireTime.Micros(CreatedAt);
        summary["updated_at"] = WireTime.Micros(UpdatedAt);
        summary["permissions"] = Permissions?.DeepClone() ?? new JsonObject
        {
            ["identity"] = "personal",
            ["visibility"] = "tenant",
            ["tenant_access_level"] = "read",
        };
        summary["runtime"] = Runtime?.DeepClone() ?? new JsonObject();
        summary["backend"] = Backend?.DeepClone() ?? new JsonObject { ["type"] = "state" };
        summary["extras"] = Extras?.DeepClone() ?? new JsonObject();
        summary["access_level"] = "WRITE";
        summary["is_owner"] = true;
        return summary;
    }

    public JsonObject ToDetail(bool includeFiles)
    {
        var detail = ToSummary();
        detail["revision"] = Revision;
        TypedFiles.AddTo(detail, Files);
        if (includeFiles)
        {
            detail["files"] = new JsonObject(Files.Select(file =>
                KeyValuePair.Create<string, JsonNode?>(file.Key, file.Value.DeepClone())));
        }

        return detail;
    }
}
