namespace DeepAgents.Tests;

/// <summary>Compares a text with one that is checked in, or, when that is asked for, checks the new one in.</summary>
internal static class CheckedInText
{
    /// <summary>Set to 1 to write the texts instead of comparing them; the difference is then one of the working tree, for review.</summary>
    private const string Accept = "ACCEPT_CHECKED_IN_TEXTS";

#if TESTED_NETSTANDARD2_0 || TESTED_NET8_0 // the texts are those of the newest build
    public static bool IsAccepting => false;
#else
    public static bool IsAccepting => Environment.GetEnvironmentVariable(Accept) == "1";
#endif

    public static void Compare(string file, string actual)
    {
        var path = Path.Combine(Root(), file);
        if (IsAccepting)
        {
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var (old, current) = (expected.Split('\n'), actual.Split('\n'));
        var difference = old.Except(current, StringComparer.Ordinal).Select(line => "- " + line)
            .Concat(current.Except(old, StringComparer.Ordinal).Select(line => "+ " + line));
        Assert.That(
            actual,
            Is.EqualTo(expected),
            $"{file} is not up to date. If the change is meant, run the test with {Accept}=1 and review the file:\n{string.Join('\n', difference.Take(40))}");
    }

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
