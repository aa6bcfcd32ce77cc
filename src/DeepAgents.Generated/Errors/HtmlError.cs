namespace DeepAgents;

/// <summary>An HTML page, as gateways, load balancers, captive portals and unknown paths of a web application send it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<HtmlError>))]
public sealed class HtmlError : ApiError
{
    private const int MaxTextLength = 2000;
    private const int MaxTitleLength = 200;
    private const int MaxShownTextLength = 300;

    /// <summary>Creates an error from what the page shows.</summary>
    /// <param name="title">The page's title, if it has one.</param>
    /// <param name="text">The page's visible text.</param>
    public HtmlError(string? title, string? text = null)
        : base(Describe(title ?? "", text ?? ""))
    {
        Title = title is null ? null : SafeText.Display(title, MaxTitleLength);
        Text = SafeText.Display(text ?? "", MaxTextLength);
    }

    /// <summary>The text of the <c>title</c> element, at most 200 characters, or <see langword="null"/> where the page has none.</summary>
    public string? Title { get; }

    /// <summary>
    /// The visible text of the page without its markup, on one line of at most 2000 characters; empty where there is none. The
    /// page itself is in <see cref="DeepAgentsApiException.RawBody"/>.
    /// </summary>
    public string Text { get; }

    // The title of many pages says no more than the status, and the text why.
    private static string Describe(string title, string text)
    {
        string more = string.IsNullOrWhiteSpace(title) ? text : text.Replace(title.Trim(), "");
        string shown = more.Any(char.IsLetterOrDigit) ? SafeText.Display(more, MaxShownTextLength) : "";
        return Explanation.Join([title, shown], ": ") ?? "an HTML page without text";
    }

    private protected override string Kind => "html";

    private protected override void WriteMembers(WireWriter writer)
    {
        writer.Write("title"u8, Title);
        writer.Write("text"u8, Text);
    }
}
