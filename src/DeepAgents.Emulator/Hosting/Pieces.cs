namespace DeepAgents.Emulator.Hosting;

/// <summary>Cuts an answer into what a model would send one after the other.</summary>
internal static class Pieces
{
    /// <summary>At most <paramref name="most"/> pieces of whole words, which together are the text.</summary>
    public static IReadOnlyList<string> Of(string text, int most)
    {
        var words = text.Split(' ').Select((word, index) => index == 0 ? word : " " + word).ToList();
        return [.. words.Chunk((words.Count + most - 1) / most).Select(piece => string.Concat(piece))];
    }
}
