using System.Text;

namespace DeepAgents.Tests.Golden;

/// <summary>The checked-in texts of requests, one file an operation, with a section for each way to call it.</summary>
internal static class GoldenFile
{
    private const string SectionMark = "### ";

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The names of all files that are there, such as <c>LangSmith/Agents.Create</c>.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.txt", SearchOption.AllDirectories)
        .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder(), file), null).Replace('\\', '/'));

    /// <summary>The text of a file, or <see langword="null"/> where there is none.</summary>
    public static string? Read(string name) =>
        File.Exists(PathOf(name)) ? AsOfBuild(File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n")) : null;

    public static void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text, Utf8);
    }

    public static void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>The text of sections of requests.</summary>
    public static string Compose(IEnumerable<(string Title, RawRequest Request)> sections) =>
        string.Join("\n", sections.Select(section => $"{SectionMark}{section.Title}\n{Text(section.Request)}"));

    /// <summary>A request as it came, with what differs from run to run in words.</summary>
    private static string Text(RawRequest request)
    {
        var host = request.Header("Host")!;
        var text = $"{request.Head}{(request.BodyBytes.Length == 0 ? "(no body)" : request.Body)}\r\n"
            .Replace(host, "127.0.0.1:PORT", StringComparison.Ordinal)
            .Replace(UserAgent.Library, "DeepAgents.Generated/VERSION (FRAMEWORK)", StringComparison.Ordinal);
        Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Match("[\r\n]"), "a line end within a line");
        return text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

#if TESTED_NETSTANDARD2_0 // which cannot unpack Brotli, and so does not ask for it
    private static string AsOfBuild(string text) => text.Replace("gzip, deflate, br\n", "gzip\n", StringComparison.Ordinal);
#else
    private static string AsOfBuild(string text) => text;
#endif

    private static string PathOf(string name) => Path.Combine(Folder(), name + ".txt");

    /// <summary>The folder in the repository, which the build output stands in. The path of a source file would not do: CI builds hide it.</summary>
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepAgents.Generated.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return Path.Combine(folder.FullName, "tests", "DeepAgents.Generated.Tests", "Golden");
    }
}
