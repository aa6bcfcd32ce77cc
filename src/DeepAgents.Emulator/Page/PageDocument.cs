using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.Page;

/// <summary>One page for a person in a browser.</summary>
internal sealed record PageDocument(string Title, Markup Header, Markup Main)
{
    private static readonly Markup Icon = Markup.Trusted(
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Ccircle cx='8' cy='8' r='7' fill='%234f46e5'/%3E%3C/svg%3E");

    /// <summary>Whether the page keeps up with what happens.</summary>
    public bool IsLive { get; init; }

    public Reply ToReply(int status) => Reply.Html(status, Render().ToString())
        .With("Content-Security-Policy", PageAssets.ContentSecurityPolicy)
        .With("Cache-Control", "no-store")
        .With("X-Content-Type-Options", "nosniff")

        // Without any referrer a browser would post the forms from the origin "null", which is refused.
        .With("Referrer-Policy", "same-origin");

    private Markup Render() => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Title}</title>
        <link rel="icon" href="{Icon}">
        <style>{Markup.Trusted(PageAssets.Style)}</style>
        {(IsLive ? Markup.Trusted("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>") : default)}
        </head>
        <body>
        <header>{Header}</header>
        <p id="lost" role="status" hidden>The emulator does not answer any more. The page goes on by itself once it does.</p>
        {(IsLive ? Markup.Trusted("<main data-live>") : Markup.Trusted("<main>"))}{Main}</main>
        {(IsLive ? Markup.Of($"<script>{Markup.Trusted(PageAssets.Script)}</script>") : default)}
        </body>
        </html>

        """);
}
