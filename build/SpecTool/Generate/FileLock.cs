namespace DeepAgents.SpecTool.Generate;

/// <summary>Lets one process at a time do a piece of the build. The lock dies with its process.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static IDisposable Acquire(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                Thread.Sleep(50);
            }
        }
    }
}
