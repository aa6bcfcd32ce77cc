namespace DeepAgents.Emulator.Page;

/// <summary>HTML that may go out as it is. What is interpolated into <see cref="Of"/> is encoded, unless it is markup itself.</summary>
internal readonly record struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    public static Markup Of(MarkupHandler html) => new(html.ToHtml());

    /// <summary>Text of ours that is HTML already; never what a request brought.</summary>
    public static Markup Trusted(string html) => new(html);

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts));

    public override string ToString() => _html ?? "";
}
