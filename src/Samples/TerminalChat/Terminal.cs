namespace TerminalChat;

/// <summary>Reads from the console, and writes text that others wrote.</summary>
internal static class Terminal
{
    /// <summary>Writes a text of the server or the model, without the characters that would control the terminal.</summary>
    public static void Write(string text) => Console.Write(Printable(text));

    /// <summary>The same, and ends the line.</summary>
    public static void WriteLine(string text) => Console.WriteLine(Printable(text));

    public static string Printable(string text) => string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    /// <summary>
    /// Reads the next line; null at the end of the input. Cancellation leaves the read behind, because the console cannot cancel it.
    /// </summary>
    public static async Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        Console.Write(prompt);
        return (await Task.Run(Console.ReadLine, cancellationToken).WaitAsync(cancellationToken))?.Trim();
    }
}
