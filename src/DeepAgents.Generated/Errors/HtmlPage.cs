using System.Net;
using System.Text;

namespace DeepAgents;

/// <summary>Recognizes a page of HTML and reads what it shows to a person; no parser, but linear and content with anything.</summary>
internal static class HtmlPage
{
    private const int SniffLength = 1024;
    private static readonly string[] Openings = ["!doctype html", "html", "head", "body", "title", "center", "h1", "p", "div", "pre"];
    private static readonly string[] Hidden = ["script", "style", "title"];

    internal static bool IsHtml(string text, string? contentType) =>
        text[0] == '<'
        && (Openings.Any(name => IsTag(text, 1, name))
            || contentType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("<html", 0, Math.Min(SniffLength, text.Length), StringComparison.OrdinalIgnoreCase) >= 0);

    internal static HtmlError Read(string text) => new(Title(text), VisibleText(text));

    private static string? Title(string text)
    {
        int tag = text.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        int start = tag < 0 ? -1 : text.IndexOf('>', tag) + 1;
        if (start <= 0)
        {
            return null;
        }

        int end = text.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
        string title = Collapse(text.Substring(start, (end < 0 ? text.Length : end) - start));
        return title.Length == 0 ? null : title;
    }

    private static string VisibleText(string text)
    {
        var visible = new StringBuilder();
        for (int i = 0; i < text.Length;)
        {
            if (text[i] != '<')
            {
                visible.Append(text[i++]);
                continue;
            }

            visible.Append(' ');
            string? hidden = Hidden.FirstOrDefault(name => IsTag(text, i + 1, name));
            i = string.CompareOrdinal(text, i, "<!--", 0, 4) == 0 ? After(text, "-->", i)
                : hidden is not null ? After(text, ">", After(text, "</" + hidden, i))
                : After(text, ">", i);
        }

        return Collapse(visible.ToString());
    }

    private static int After(string text, string end, int start)
    {
        int found = text.IndexOf(end, start, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? text.Length : found + end.Length;
    }

    private static bool IsTag(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length == text.Length || text[at + name.Length] is '>' or '/' || char.IsWhiteSpace(text[at + name.Length]));

    private static string Collapse(string markup) =>
        string.Join(" ", WebUtility.HtmlDecode(markup).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
