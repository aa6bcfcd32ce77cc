using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>The names of all members in one table, so that reading an object makes no string for each of them.</summary>
internal static class WireNames
{
    private static readonly DefaultJsonNameTable All = new();

    public static JsonNameTable Table => All;

    public static void Add(IEnumerable<string> names)
    {
        // The table may be read at any time, but two may not add to it at once.
        lock (All)
        {
            foreach (var name in names)
            {
                All.Add(name);
            }
        }
    }
}
