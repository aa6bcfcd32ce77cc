using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.LiteLLM;

[CancelAfter(30_000)]
public sealed class PhaseReportTests : PlatformHttpFixture
{
    [Test]
    public async Task A_late_report_leaves_a_ready_session_with_a_stale_phase()
    {
        var id = await CreateSettledSessionAsync();
        var before = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}"));
        var answer = await ReportAsync(id, """{"phase":"installing_deps","detail":"npm install"}""");
        var after = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}"));

        Assert.Multiple(() =>
        {
            Assert.That((string?)before!["phase"], Is.EqualTo("ready"));
            Assert.That((bool?)answer!["ok"], Is.True);
            Assert.That((string?)after!["status"], Is.EqualTo("ready"));
            Assert.That((string?)after["phase"], Is.EqualTo("installing_deps"));
            Assert.That((string?)after["phase_detail"], Is.EqualTo("npm install"));
        });
    }

    [Test]
    public async Task A_report_of_an_unknown_session_is_heard_in_vain()
    {
        var answer = await ReportAsync("nobody", """{"phase":"cloning_repo"}""");
        Assert.That((bool?)answer!["ok"], Is.False);
    }

    [TestCase("key")]
    [TestCase("another-session")]
    [TestCase(null)]
    public async Task The_key_of_a_report_is_the_id_of_its_session(string? key)
    {
        var id = await CreateSettledSessionAsync();
        var refused = await JsonAsync(SendAsync("POST", $"{Managed}/sessions/{id}/phase", "{", key), 401);
        Assert.That((string?)refused!["error"], Is.EqualTo("invalid harness progress token"));
    }

    [TestCase("""{}""", "invalid_type")]
    [TestCase("""{"phase":"ready"}""", "invalid_enum_value")]
    [TestCase("""{"phase":null}""", "invalid_type")]
    public async Task A_report_of_no_known_phase_is_refused_even_for_an_unknown_session(string body, string code)
    {
        var refused = await ReportAsync("nobody", body, 400);
        Assert.That((string?)refused!["error"]![0]!["code"], Is.EqualTo(code));
        Assert.That(refused["error"]![0]!["path"]!.ToJsonString(), Is.EqualTo("""["phase"]"""));
    }

    [Test]
    public async Task An_enum_issue_tells_what_there_is_and_what_came()
    {
        var issue = (await ReportAsync("nobody", """{"phase":"ready"}""", 400))!["error"]![0]!;
        Assert.That((string?)issue["received"], Is.EqualTo("ready"));
        Assert.That(issue["options"]!.ToJsonString(), Is.EqualTo("""["cloning_repo","installing_deps","harness_listening"]"""));
    }

    [Test]
    public async Task A_detail_has_at_most_500_characters()
    {
        await ReportAsync("nobody", Body(500));
        var issue = (await ReportAsync("nobody", Body(501), 400))!["error"]![0]!;
        Assert.That((string?)issue["code"], Is.EqualTo("too_big"));
        Assert.That((int?)issue["maximum"], Is.EqualTo(500));
        Assert.That((string?)issue["type"], Is.EqualTo("string"));
    }

    private static string Body(int length) =>
        new JsonObject { ["phase"] = "cloning_repo", ["detail"] = new string('x', length) }.ToJsonString();

    private Task<JsonNode?> ReportAsync(string id, string body, int status = 200) =>
        JsonAsync(SendAsync("POST", $"{Managed}/sessions/{id}/phase", body, key: id), status);
}
