namespace DeepAgents.Tests;

/// <summary>Compares a text with the file that is checked in, or writes the file when a developer asks for it.</summary>
internal static class CheckedInText
{
    /// <summary>Set to 1 to write the files instead of comparing them. A build server always compares.</summary>
    private const string Accept = "ACCEPT_CHECKED_IN_TEXTS";

#if TESTED_NETSTANDARD2_0 || TESTED_NET8_0 // The newest build writes the files.
    public static bool IsAccepting => false;
#else
    public static bool IsAccepting => Environment.GetEnvironmentVariable(Accept) == "1" && Environment.GetEnvironmentVariable("CI") != "true";
#endif

    /// <param name="file">The path of the file in the repository.</param>
    /// <param name="actual">The text. An empty text means that there is no such file.</param>
    public static void Compare(string file, string actual)
    {
        var path = Path.Combine(Root(), file);
        if (IsAccepting)
        {
            if (actual.Length == 0)
            {
                File.Delete(path);
            }
            else
            {
                File.WriteAllText(path, actual);
            }

            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var (old, current) = (expected.Split('\n'), actual.Split('\n'));
        var difference = old.Except(current, StringComparer.Ordinal).Select(line => "- " + line)
            .Concat(current.Except(old, StringComparer.Ordinal).Select(line => "+ " + line));
        Assert.That(
            actual,
            Is.EqualTo(expected),
            $"{file} is not up to date. If you intend the change, run the test with {Accept}=1 and review the file:\n{string.Join('\n', difference.Take(40))}");
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root(), file)).ReplaceLineEndings("\n");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepAgents.Generated.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return folder.FullName;
    }
}
