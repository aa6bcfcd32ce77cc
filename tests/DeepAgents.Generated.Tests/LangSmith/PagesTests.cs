using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class PagesTests
{
    [Test]
    public async Task All_agents_are_listed_page_by_page()
    {
        var handler = Paged();
        var options = new ListAgentsOptions { PageSize = 2, Name = "x" };
        var ids = new List<string?>();
        await foreach (var agent in Client(handler).Agents.ListAllAsync(options))
        {
            ids.Add(agent.Id);
        }

        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(handler.Asked.Select(a => a.Query), Is.EqualTo(new[] { "?page_size=2&name=x", "?page_size=2&cursor=c1&name=x", "?page_size=2&cursor=c2&name=x" }));
            Assert.That(options.Cursor, Is.Null);
        });
    }

    [Test]
    public async Task Pages_are_asked_for_only_when_they_are_needed()
    {
        var handler = Paged();
        await foreach (var agent in Client(handler).Agents.ListAllAsync())
        {
            Assert.That(agent.Id, Is.EqualTo("a"));
            break;
        }

        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_stored_cursor_leads_on()
    {
        var cursors = new List<string?>();
        var handler = Paged();
        await foreach (var page in Client(handler).Agents.ListPagesAsync(new ListAgentsOptions { Cursor = "c1" }))
        {
            cursors.Add(page.NextCursor);
        }

        Assert.That(cursors, Is.EqualTo(new[] { "c2", null }));
    }

    [Test]
    public void A_cursor_that_comes_again_is_an_error_and_no_endless_loop()
    {
        var handler = new StubHandler(_ => Json("""{"threads":[{"id":"t"}],"next_cursor":"next-page"}"""));
        var exception = Assert.ThrowsAsync<DeepAgentsException>(async () =>
        {
            await foreach (var _ in Client(handler).Threads.ListAllAsync("agent"))
            {
            }
        });
        Assert.That(exception!.Message, Does.Contain("same cursor twice").And.Not.Contain("next-page"));
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public void Cursors_that_alternate_are_an_error()
    {
        var handler = new StubHandler(static number => Json($$"""{"threads":[{"id":"t"}],"next_cursor":"{{(number % 2 == 0 ? "a" : "b")}}"}"""));
        Assert.ThrowsAsync<DeepAgentsException>(async () => await ReadAllAsync(Client(handler).Threads.ListAllAsync("agent")));
        Assert.That(handler.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Items_that_are_null_are_dropped()
    {
        var handler = new StubHandler(static _ => Json("""{"items":[null,{"id":"a"},null],"next_cursor":null}"""));
        Assert.That((await ReadAllAsync(Client(handler).Agents.ListAllAsync())).Select(static agent => agent.Id), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void Listing_can_be_cancelled_between_pages()
    {
        using var caller = new CancellationTokenSource();
        Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Client(Paged()).Agents.ListAllAsync(cancellationToken: caller.Token))
            {
                await caller.CancelAsync();
            }
        });
    }

    [TestCase("""{"items":null,"next_cursor":""}""")]
    [TestCase("{}")]
    [TestCase("")]
    public async Task An_empty_page_is_the_end(string body)
    {
        await foreach (var _ in Client(new StubHandler(_ => Json(body))).Agents.ListAllAsync())
        {
            Assert.Fail("There is nothing to list.");
        }
    }

    private static async Task<List<T>> ReadAllAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
        {
            all.Add(item);
        }

        return all;
    }

    private static StubHandler Paged() => new((request, _, _) => Task.FromResult(Json(
        request.RequestUri!.Query.Contains("cursor=c2", StringComparison.Ordinal) ? """{"items":[{"id":"c"}],"next_cursor":null}"""
        : request.RequestUri.Query.Contains("cursor=c1", StringComparison.Ordinal) ? """{"items":[{"id":"b"}],"next_cursor":"c2"}"""
        : """{"items":[{"id":"a"}],"next_cursor":"c1"}""")));

    private static DeepAgentsClient Client(StubHandler handler) => new(new DeepAgentsOptions { ApiKey = "key" }, handler);
}
