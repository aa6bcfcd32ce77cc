using System.Net;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.Streaming;

[CancelAfter(30_000)]
public sealed class StreamResumptionTests
{
    private const string Location = "/threads/t/runs/r1/stream";
    private static readonly IOException Reset = new("reset");

    [Test]
    public async Task A_stream_that_breaks_is_taken_up_where_the_server_said()
    {
        var asked = new List<HttpRequestMessage>();
        var handler = new StubHandler((request, number, _) =>
        {
            asked.Add(request);
            return Task.FromResult(number == 1 ? Answer(Frames(0, 1), Location, Reset) : Answer(Frames(2, 3)));
        });
        Assert.That(await IdsAsync(handler), Is.EqualTo(new[] { "0", "1", "2", "3" }));
        Assert.Multiple(() =>
        {
            Assert.That(asked[1].Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(asked[1].RequestUri!.AbsoluteUri, Is.EqualTo("https://host/v1/deepagents" + Location));
            Assert.That(asked[1].Headers.GetValues("Last-Event-ID"), Is.EqualTo(new[] { "1" }));
            Assert.That(asked[1].Headers.GetValues("X-Api-Key"), Is.EqualTo(new[] { "key" }));
            Assert.That(asked[1].Content, Is.Null);
        });
    }

    [TestCase("/v1/deepagents/threads/t/runs/r/stream", "https://host/v1/deepagents/threads/t/runs/r/stream")]
    [TestCase("https://host/elsewhere", "https://host/elsewhere")]
    public async Task The_place_may_be_given_in_any_form(string location, string expected)
    {
        var handler = new StubHandler(number => number == 1 ? Answer(Frames(0), location, Reset) : Answer(Frames(1)));
        await IdsAsync(handler);
        Assert.That(handler.Asked[1].AbsoluteUri, Is.EqualTo(expected));
    }

    [TestCase("https://evil.example/stream")]
    [TestCase("http://host/stream")]
    [TestCase("https://host:444/stream")]
    [TestCase("//evil.example/stream")]
    public void Another_origin_is_no_place_to_go_on_at(string location)
    {
        var handler = new StubHandler(_ => Answer(Frames(0), location, Reset));
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_answer_to_a_resumption_leads_nowhere_else_either([Values(200, 302, 307)] int status)
    {
        var handler = new StubHandler(number =>
        {
            var answer = Answer(Frames(number), number == 1 ? Location : "https://evil.example/stream", Reset);
            answer.StatusCode = number == 1 ? HttpStatusCode.OK : (HttpStatusCode)status;
            return answer;
        });
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(handler.Asked, Has.Count.GreaterThan(1).And.All.Property("Host").EqualTo("host"));
    }

    [TestCase("//")]
    [TestCase("///")]
    [TestCase("//:80")]
    [TestCase("http:")]
    public void What_is_no_address_is_no_place_to_go_on_at_either(string location)
    {
        var handler = new StubHandler(_ =>
        {
            var answer = Answer(Frames(0), end: Reset);
            answer.Headers.TryAddWithoutValidation("Location", location);
            return answer;
        });
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void Without_a_place_the_stream_is_never_started_again()
    {
        var handler = new StubHandler(_ => Answer(Frames(0), end: Reset));
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_request_for_it_nothing_is_resumed()
    {
        var handler = new StubHandler(_ => Answer(Frames(0), Location, Reset));
        using var client = Client(handler);
        var stream = client.Runs.StreamAsync("t", Request).GetAsyncEnumerator();
        await using var ending = stream;
        Assert.That(await stream.MoveNextAsync());
        var fault = Assert.ThrowsAsync<StreamInterruptedException>(async () => await stream.MoveNextAsync());
        Assert.That((fault!.LastEventId, handler.Asked.Count), Is.EqualTo(("0", 1)));
    }

    [TestCase("retry: 1500\n", 1.5)]
    [TestCase("", 0)]
    public async Task The_server_says_how_long_to_wait_before_a_resumption(string field, double seconds)
    {
        var time = new ManualTimeProvider { AutoAdvance = true };
        var start = time.GetUtcNow();
        var resumed = start;
        var handler = new StubHandler(number =>
        {
            resumed = time.GetUtcNow();
            return number == 1 ? Answer(field + Frames(0), Location, Reset) : Answer(Frames(1));
        });
        Assert.That(await IdsAsync(handler, time: time), Is.EqualTo(new[] { "0", "1" }));
        Assert.That((resumed - start).TotalSeconds, Is.EqualTo(seconds));
    }

    [Test]
    public void A_server_that_asks_for_a_longer_pause_than_any_is_not_asked_again()
    {
        var handler = new StubHandler(_ => Answer("retry: 999999999999\n" + Frames(0), Location, Reset));
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_empty_id_is_none()
    {
        var handler = new StubHandler(_ => Answer("id:\nevent: values\ndata: {}\n\n", Location, Reset));
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_repeats_itself_repeats_nothing_for_the_caller([Values(0, 1, 2, 3)] int from)
    {
        var handler = new StubHandler(number => number == 1
            ? Answer(Frames(0, 1, 2), Location, Reset)
            : Answer(Frames([.. Enumerable.Range(from, 5 - from)])));
        Assert.That(await IdsAsync(handler), Is.EqualTo(new[] { "0", "1", "2", "3", "4" }));
    }

    [Test]
    public async Task A_long_stream_that_starts_over_repeats_nothing_either()
    {
        var ids = Enumerable.Range(0, 5000).ToArray();
        var handler = new StubHandler(number => number == 1 ? Answer(Frames(ids), Location, Reset) : Answer(Frames([.. ids, 5000])));
        Assert.That(await IdsAsync(handler), Is.EqualTo(ids.Append(5000).Select(id => $"{id}")));
    }

    [Test]
    public void It_is_taken_up_a_bounded_number_of_times()
    {
        var handler = new StubHandler(number => Answer(Frames(number), Location, Reset));
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler, new StreamOptions { MaxResumptions = 2 }));
        Assert.That(handler.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task An_attempt_that_fails_for_a_passing_reason_is_followed_by_another()
    {
        var handler = new StubHandler(number => number switch
        {
            1 => Answer(Frames(0), Location, Reset),
            2 => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            _ => Answer(Frames(1)),
        });
        Assert.That(await IdsAsync(handler), Is.EqualTo(new[] { "0", "1" }));
    }

    [Test]
    public void An_id_that_no_header_can_carry_ends_the_stream_as_an_interruption()
    {
        var handler = new StubHandler(_ => Answer("id: größe\nevent: values\ndata: {}\n\n", Location, Reset));
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
    }

    [Test]
    public void A_place_that_is_gone_is_an_interruption_with_the_reason()
    {
        var handler = new StubHandler(number => number == 1
            ? Answer(Frames(0), Location, Reset)
            : new HttpResponseMessage(HttpStatusCode.NotFound));
        var exception = Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(exception!.InnerException, Is.InstanceOf<DeepAgentsNotFoundException>());
    }

    [Test]
    public void Events_without_ids_cannot_be_told_apart_so_they_are_not_risked()
    {
        var handler = new StubHandler(_ => Answer("event: values\ndata: {}\n\n", Location, Reset));
        Assert.ThrowsAsync<StreamInterruptedException>(() => IdsAsync(handler));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    private static string Frames(params int[] ids) => string.Concat(ids.Select(id => $"id: {id}\nevent: values\ndata: {{\"n\":{id}}}\n\n"));

    private static async Task<List<string?>> IdsAsync(HttpMessageHandler handler, StreamOptions? options = null, TimeProvider? time = null)
    {
        var ids = new List<string?>();
        await foreach (var item in Resumable(handler, options, time is null ? null : Options(time)))
        {
            ids.Add(item.Id);
        }

        return ids;
    }
}
