namespace WebRelay;

/// <summary>What the page sends.</summary>
internal sealed record Question(string Text);
