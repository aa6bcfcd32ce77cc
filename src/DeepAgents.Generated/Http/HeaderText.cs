namespace DeepAgents;

/// <summary>Refuses header values that HTTP cannot carry or that would smuggle another header in. The value is never repeated in the message.</summary>
internal static class HeaderText
{
    public static string Check(string name, string value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value), $"The header '{name}' has no value.");
        }

        foreach (var character in value)
        {
            if (character is < ' ' or > '~')
            {
                throw new ArgumentException(
                    $"The value of the header '{name}' holds a line break, a control character or a character outside ASCII, which HTTP headers cannot carry.",
                    nameof(value));
            }
        }

        return value;
    }
}
