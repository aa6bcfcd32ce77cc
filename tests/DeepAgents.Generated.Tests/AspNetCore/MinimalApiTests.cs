using System.Text;
using DeepAgents.LangSmith;
using DeepAgents.Tests.Serialization;
using DeepAgents.Tests.Surface;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Tests.AspNetCore;

/// <summary>A minimal API returns and accepts every model, and binds open enums.</summary>
[CancelAfter(60_000)]
public sealed class MinimalApiTests
{
    private static readonly Dictionary<string, Type> Models = PublicSurface.Models.ToDictionary(type => type.FullName!);

    private WebApplication _app = null!;
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapGet("/models/{name}", (string name) => Results.Json(Arguments.Make(Models[name])));
        _app.MapPost("/models/{name}", async (string name, HttpRequest request) =>
            TestJson.Write((await request.ReadFromJsonAsync(Models[name]))!));
        _app.MapPost("/bytes/{name}", async (string name, HttpRequest request) =>
        {
            request.Body = new OneByteStream(request.Body);
            return TestJson.Write((await request.ReadFromJsonAsync(Models[name]))!);
        });
        _app.MapGet("/thread", () => new AgentThread { Id = "t", Status = ThreadStatus.Idle });
        _app.MapGet("/written", (HttpResponse response) => response.WriteAsJsonAsync(new AgentThread { Id = "t" }));
        _app.MapPatch("/agents", (UpdateAgentRequest body) => TestJson.Write(body));
        _app.MapPost("/agents", (CreateAgentRequest body) => TestJson.Write(body));
        _app.MapGet("/routes/{status}", (ThreadStatus status) => $"{status.Value} {status.IsKnown}");
        _app.MapGet("/queries", (ThreadStatus? status) => status?.Value ?? "none");
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    public async Task Every_model_is_returned_and_accepted(Type type)
    {
        var json = await _http.GetStringAsync($"/models/{type.FullName}");
        Assert.That(json, Is.EqualTo(TestJson.Write(Arguments.Make(type)!)));
        Assert.That(await PostAsync($"/models/{type.FullName}", json), Is.EqualTo(json));
        Assert.That(await PostAsync($"/bytes/{type.FullName}", json), Is.EqualTo(json));
    }

    [TestCase("/thread", """{"id":"t","status":"idle"}""")]
    [TestCase("/written", """{"id":"t"}""")]
    [TestCase("/routes/busy", "busy True")]
    [TestCase("/routes/new", "new False")]
    [TestCase("/queries?status=idle", "idle")]
    [TestCase("/queries", "none")]
    public async Task Values_are_written_and_bound(string path, string expected) => Assert.That(await _http.GetStringAsync(path), Is.EqualTo(expected));

    [TestCase("/agents", "POST", """{"name":"n","\u0069nstructions":"i","z":"p"}""", """{"name":"n","instructions":"i","z":"p"}""")]
    [TestCase("/agents", "PATCH", """{"name":"n","later":{"x":1e400}}""", """{"name":"n","later":{"x":1e400}}""")]
    public async Task A_handler_takes_a_model(string path, string method, string json, string expected) =>
        Assert.That(await SendAsync(path, method, json), Is.EqualTo((200, expected)));

    [TestCase("{/* comment */}")]
    [TestCase("{\"name\":\"n\",}")]
    [TestCase("[]")]
    [TestCase("{\"name\":NaN}")]
    public async Task A_body_that_is_not_the_model_is_refused(string json) =>
        Assert.That((await SendAsync("/agents", "POST", json)).Status, Is.EqualTo(400));

    private async Task<string> PostAsync(string path, string json) => (await SendAsync(path, "POST", json)).Body;

    private async Task<(int Status, string Body)> SendAsync(string path, string method, string json)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed class OneByteStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer.Length == 0 ? buffer : buffer[..1], cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
