using System.Globalization;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.Page;

/// <summary>What cells of several tables have in common.</summary>
internal static class Cells
{
    private static readonly Markup Nothing = Markup.Trusted("<span class=\"none\">–</span>");

    public static Markup Text(string? text) => string.IsNullOrWhiteSpace(text) ? Nothing : Markup.Of($"{text}");

    /// <summary>A text that is not broken.</summary>
    public static Markup Word(string? text) => Markup.Of($"<span class=\"word\">{Text(text)}</span>");

    public static Markup Number(long number) => Markup.Of($"<span class=\"number\">{number}</span>");

    public static Markup Id(string id) => Markup.Of($"<code>{id}</code>");

    /// <summary>A name with the id below it; the id alone where there is no name.</summary>
    public static Markup Named(string? name, string id) =>
        string.IsNullOrWhiteSpace(name) ? Id(id) : Markup.Of($"<span class=\"name\">{name}</span> {Id(id)}");

    public static Markup Time(DateTimeOffset time)
    {
        var shown = time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return Markup.Of($"<time datetime=\"{WireTime.Millis(time)}\" title=\"{WireTime.Millis(time)}\">{shown}</time>");
    }
}
