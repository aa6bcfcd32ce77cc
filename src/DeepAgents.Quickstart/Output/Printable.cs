namespace Quickstart.Output;

/// <summary>Takes out of a text what would move the cursor or change colours: it may come from a server.</summary>
internal static class Printable
{
    /// <summary>The text on one line.</summary>
    public static string Line(string text) => Replace(text, keepLines: false);

    /// <summary>The text with its lines.</summary>
    public static string Text(string text) => Replace(text, keepLines: true);

    private static string Replace(string text, bool keepLines) => string.Create(text.Length, (text, keepLines), static (target, source) =>
    {
        for (var index = 0; index < target.Length; index++)
        {
            var character = source.text[index];
            target[index] = char.IsControl(character) && !(source.keepLines && character == '\n') ? ' ' : character;
        }
    });
}
