using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>
/// The typed members of an agent and the files that hold them: <c>AGENTS.md</c>, <c>tools.json</c>, <c>skills/{name}/SKILL.md</c>
/// beside the skill's own files, <c>subagents/{name}/AGENTS.md</c> and <c>tools.json</c>. The tree is the truth; the members are
/// parsed from it for every answer.
/// </summary>
internal sealed class TypedFiles
{
    private const string Instructions = "AGENTS.md";
    private const string Tools = "tools.json";
    private const string Skills = "skills/";
    private const string Skill = "SKILL.md";
    private const string Subagents = "subagents/";

    private readonly Dictionary<string, JsonObject> _files = new(StringComparer.Ordinal);
    private readonly List<string> _replacedFolders = [];

    public IReadOnlyDictionary<string, JsonObject> Files => _files;

    public bool IsEmpty => _files.Count == 0 && _replacedFolders.Count == 0;

    /// <summary>Whether an old file goes, because the array that describes its folder replaces the old one whole.</summary>
    public bool Replaces(string path) => _replacedFolders.Exists(folder => path.StartsWith(folder, StringComparison.Ordinal));

    public static TypedFiles Write(RequestObject body)
    {
        var typed = new TypedFiles();
        var instructions = body.Text("instructions");
        var prompt = body.Text("system_prompt");
        if (instructions is not null && prompt is not null && instructions != prompt)
        {
            throw LangSmithError.Unprocessable(
                "conflicting_instructions", "'instructions' and 'system_prompt' are two names of one thing, and they differ.");
        }

        typed.Add(Instructions, instructions ?? prompt);
        typed.AddTools("", body);
        if (body.Objects("skills") is { } skills)
        {
            typed._replacedFolders.Add(Skills);
            foreach (var skill in skills)
            {
                typed.AddSkill(skill);
            }
        }

        if (body.Objects("subagents") is { } subagents)
        {
            typed._replacedFolders.Add(Subagents);
            foreach (var subagent in subagents)
            {
                typed.AddSubagent(subagent);
            }
        }

        return typed;
    }

    public static void AddTo(JsonObject agent, IReadOnlyDictionary<string, JsonObject> files)
    {
        if (Content(files, Instructions) is { } instructions)
        {
            agent["instructions"] = instructions;
            agent["system_prompt"] = instructions;
        }

        agent["tools"] = ParseTools(files, "") ?? new JsonObject { ["tools"] = new JsonArray(), ["interrupt_config"] = new JsonObject() };
        agent["subagents"] = new JsonArray([.. Folders(files, Subagents, Instructions).Select(name => ParseSubagent(files, name))]);
        agent["skills"] = new JsonArray([.. Folders(files, Skills, Skill).Select(name => ParseSkill(files, name))]);
    }

    private static IEnumerable<string> Folders(IReadOnlyDictionary<string, JsonObject> files, string parent, string marker) => files.Keys
        .Select(path => path.Split('/'))
        .Where(parts => parts.Length == 3 && parts[0] + "/" == parent && parts[2] == marker)
        .Select(parts => parts[1]);

    private static string? Content(IReadOnlyDictionary<string, JsonObject> files, string path) =>
        files.TryGetValue(path, out var entry) && entry["content"] is JsonValue content ? content.GetValue<string>() : null;

    private static JsonObject? ParseTools(IReadOnlyDictionary<string, JsonObject> files, string folder)
    {
        try
        {
            return Content(files, folder + Tools) is { } text ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            // The tree is kept as it was sent, and a file in it may be anything: then there are no tools to show.
            return null;
        }
    }

    private static JsonObject ParseSkill(IReadOnlyDictionary<string, JsonObject> files, string name)
    {
        var folder = Skills + name + "/";
        var matter = FrontMatter.Parse(Content(files, folder + Skill) ?? "");
        var others = files.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path != folder + Skill);
        return new JsonObject
        {
            ["type"] = "inline",
            ["name"] = matter.Value("name") ?? name,
            ["description"] = matter.Value("description") ?? "",
            ["instructions"] = matter.Body,
            ["files"] = new JsonObject(others.Select(path =>
                KeyValuePair.Create<string, JsonNode?>(path[folder.Length..], Content(files, path) ?? ""))),
        };
    }

    private static JsonObject ParseSubagent(IReadOnlyDictionary<string, JsonObject> files, string name)
    {
        var folder = Subagents + name + "/";
        var matter = FrontMatter.Parse(Content(files, folder + Instructions) ?? "");
        var subagent = new JsonObject { ["name"] = name, ["description"] = matter.Value("description") ?? "" };
        if (matter.Value("model_id") is { } model)
        {
            subagent["model_id"] = model;
        }

        subagent["instructions"] = matter.Body;
        if (ParseTools(files, folder) is { } tools)
        {
            subagent["tools"] = tools;
        }

        return subagent;
    }

    private static string FolderName(RequestObject spec)
    {
        var name = spec.RequireText("name");
        return !string.IsNullOrWhiteSpace(name) && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_' or '-')
            ? name
            : throw LangSmithError.Unprocessable("invalid_name", $"'{name}' must have letters, numbers, spaces, '_' and '-' only.");
    }

    private void AddSkill(RequestObject skill)
    {
        skill.OneOf("type", "inline");
        var name = FolderName(skill);
        var folder = Skills + name + "/";
        var matter = new FrontMatter([new("name", name), new("description", skill.Text("description"))], skill.Text("instructions") ?? "");
        Add(folder + Skill, matter.ToString());
        foreach (var path in skill.Object("files")?.Members.Select(file => file.Key) ?? [])
        {
            FileChanges.CheckPath(path);
            Add(folder + path, skill.Object("files")!.Text(path) ?? "");
        }
    }

    private void AddSubagent(RequestObject subagent)
    {
        var folder = Subagents + FolderName(subagent) + "/";
        var matter = new FrontMatter(
            [new("description", subagent.Text("description")), new("model_id", subagent.Text("model_id"))],
            subagent.Text("instructions") ?? "");
        Add(folder + Instructions, matter.ToString());
        AddTools(folder, subagent);
    }

    private void AddTools(string folder, RequestObject owner)
    {
        if (owner.Object("tools") is { } tools)
        {
            tools.Objects("tools");
            tools.Object("interrupt_config");
            Add(folder + Tools, JsonText.ToIndentedText(tools.Members) + "\n");
        }
    }

    private void Add(string path, string? content)
    {
        if (content is not null && !_files.TryAdd(path, new JsonObject { ["type"] = "file", ["content"] = content }))
        {
            throw LangSmithError.Unprocessable("conflicting_file", $"Two typed members make the file '{path}'.");
        }
    }
}
