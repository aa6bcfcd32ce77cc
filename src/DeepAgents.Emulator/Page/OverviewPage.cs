using DeepAgents.Emulator.LangSmith;
using DeepAgents.Emulator.LiteLLM;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DeepAgents.Emulator.Page;

/// <summary>The page at the root: what both services hold at the moment, and what they were asked.</summary>
internal sealed class OverviewPage(LangSmithStores langSmith, LiteLLMStores liteLLM, LedgerBook ledger)
{
    private readonly LangSmithTables _langSmith = new(langSmith);
    private readonly LiteLLMTables _liteLLM = new(liteLLM);
    private readonly RequestTable _requests = new(ledger);

    public void Map(IEndpointRouteBuilder routes)
    {
        RequestDelegate show = context => Render(context.Request.Host.ToString()).ToReply(StatusCodes.Status200OK).WriteAsync(context);
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], show);
    }

    private static Markup Header(string host) => Markup.Of($"""
        <div class="title">
        <h1>DeepAgents emulator</h1>
        <form method="post" action="{AuthorizationPage.StartPath}"><button class="primary" id="start">Start an OAuth session</button></form>
        </div>
        <dl class="endpoints">
        <div><dt>LangSmith</dt><dd><code>http://{host}{LangSmithApi.Prefix}</code></dd></div>
        <div><dt>LiteLLM</dt><dd><code>http://{host}/</code></dd></div>
        <div><dt>API key</dt><dd>any that is not empty</dd></div>
        </dl>
        """);

    private static Markup Welcome(string host) => Markup.Of($"""
        <section class="welcome">
        <h2>Nothing has happened yet</h2>
        <p>Point a client at the endpoints above; any key works. The clients of this project need no more than the environment:</p>
        <pre>LANGSMITH_API_KEY=any LANGSMITH_ENDPOINT=http://{host}{LangSmithApi.Prefix}
        LITELLM_AGENT_PLATFORM_KEY=any LITELLM_AGENT_PLATFORM_URL=http://{host}/</pre>
        <p>No client at hand? <strong>Start an OAuth session</strong> shows what a person is asked. This page keeps itself up to date.</p>
        </section>
        """);

    private static Markup Group(string title, Markup tables) =>
        tables.ToString().Length == 0 ? tables : Markup.Of($"<h2>{title}</h2>\n{tables}");

    private static Markup Counts(EmulatorLedger counts)
    {
        var requests = Count("requests", counts.Requests.Values.Sum());
        var created = counts.Created.Select(count => Count(count.Key.Replace('_', ' '), count.Value));
        var faults = counts.Faults.Select(count => Markup.Of($"<li class=\"fault\"><b>{count.Value}</b> fault: {count.Key}</li>"));
        return Markup.Of($"""
            <ul class="counts" title="Since the start, deleted ones included">{Markup.Join([requests, .. created, .. faults])}</ul>

            """);
    }

    private static Markup Count(string name, long count) => Markup.Of($"<li><b>{count}</b> {name}</li>");

    private PageDocument Render(string host)
    {
        var counts = ledger.ToSnapshot();
        var isEmpty = counts.Requests.Count == 0 && counts.Created.Count == 0;
        var main = isEmpty
            ? Welcome(host)
            : Markup.Join(
                [
                    Counts(counts),
                    Group("LangSmith Managed Deep Agents", Markup.Join([_langSmith.Render(), ToolCallTable.Render(counts)])),
                    Group("LiteLLM Agent Platform", _liteLLM.Render()),
                    Group("Traffic", _requests.Render(counts)),
                ]);
        return new PageDocument("DeepAgents emulator", Header(host), main) { IsLive = true };
    }
}
