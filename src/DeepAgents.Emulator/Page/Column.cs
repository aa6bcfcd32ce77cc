namespace DeepAgents.Emulator.Page;

/// <summary>One column of a table.</summary>
internal sealed record Column<T>(string Title, Func<T, Markup> Cell);
