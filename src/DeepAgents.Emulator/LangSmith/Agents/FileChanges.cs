using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>
/// What a body does to the file tree: first the typed members, then <c>deleted_paths</c>, then <c>files</c>, which are kept
/// verbatim. The same file from two of them is refused, as nobody could say which one was meant.
/// </summary>
internal static class FileChanges
{
    public static ImmutableSortedDictionary<string, JsonObject> Apply(
        ImmutableSortedDictionary<string, JsonObject> files, RequestObject body)
    {
        var after = files.ToBuilder();
        var typed = TypedFiles.Write(body);
        after.RemoveRange([.. after.Keys.Where(typed.Replaces)]);
        foreach (var (path, entry) in typed.Files)
        {
            after[path] = entry;
        }

        foreach (var path in body.Texts("deleted_paths") ?? [])
        {
            CheckNotTyped(typed, path);
            after.Remove(path);
        }

        foreach (var (path, entry) in body.Object("files")?.Members ?? [])
        {
            CheckPath(path);
            CheckNotTyped(typed, path);
            after[path] = Entry(path, entry);
        }

        return typed.IsEmpty && !body.Has("deleted_paths") && !body.Has("files") ? files : after.ToImmutable();
    }

    public static void CheckPath(string path)
    {
        if (path.Length == 0 || path.Contains('\\') || path.Split('/').Any(segment => segment is "" or "." or ".."))
        {
            throw LangSmithError.Unprocessable("invalid_file_path", $"'{path}' is no relative path of a file in the tree.");
        }
    }

    public static JsonObject Entry(string path, JsonNode? entry)
    {
        if (entry is not JsonObject members)
        {
            throw LangSmithError.InvalidBody($"The file '{path}' must be an object.");
        }

        var file = new RequestObject(members);
        var content = file.Text("content");
        if (file.OneOf("type", "file", "skill") != "skill" && content is null)
        {
            throw LangSmithError.InvalidBody($"The file '{path}' needs its content as a string.");
        }

        return file.Copy();
    }

    private static void CheckNotTyped(TypedFiles typed, string path)
    {
        if (typed.Files.ContainsKey(path))
        {
            throw LangSmithError.Unprocessable("conflicting_file", $"The file '{path}' is given twice: by a typed member and by its path.");
        }
    }
}
