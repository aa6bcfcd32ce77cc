using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.LiteLLM;

/// <summary>How the platform words what is wrong with a body, and where in it.</summary>
[CancelAfter(30_000)]
public sealed class BodyChecksTests : PlatformHttpFixture
{
    [TestCase("example.com", "*.example.com", "10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8")]
    public async Task Egress_is_to_domains_wildcards_addresses_and_ranges(params string[] targets)
    {
        var body = new JsonObject { ["model"] = "m", ["allow_out"] = Array(targets), ["deny_out"] = Array(targets) };
        var made = await JsonAsync(SendAsync("POST", Managed + "/agents", body.ToJsonString()));
        Assert.That(made!["allow_out"]!.ToJsonString(), Is.EqualTo(Array(targets).ToJsonString()));
    }

    [TestCase("https://example.com")]
    [TestCase("a.*.example.com")]
    [TestCase("10.0.0.0/99")]
    [TestCase("")]
    public async Task Egress_to_anything_else_is_refused_by_its_index(string target)
    {
        var body = new JsonObject { ["model"] = "m", ["deny_out"] = Array("example.com", target) };
        var refused = await JsonAsync(SendAsync("POST", Managed + "/agents", body.ToJsonString()), 400);
        Assert.That(refused!["error"]![0]!["path"]!.ToJsonString(), Is.EqualTo("""["deny_out",1]"""));
    }

    [TestCase("""{"initial_attachments":[{"base64":"aa"}]}""", "invalid_type", """["initial_attachments",0,"mime_type"]""")]
    [TestCase("""{"initial_attachments":[{"mime_type":"a/b"}]}""", "invalid_enum_value", """["initial_attachments",0,"mime_type"]""")]
    [TestCase("""{"initial_attachments":[{"mime_type":"image/png","base64":""}]}""", "too_small", """["initial_attachments",0,"base64"]""")]
    [TestCase("""{"initial_attachments":["x"]}""", "invalid_type", """["initial_attachments",0]""")]
    [TestCase("""{"initial_attachments":[{},{},{},{},{},{},{},{},{},{},{}]}""", "too_big", """["initial_attachments"]""")]
    [TestCase("""{"skill_ids":["5"]}""", "invalid_string", """["skill_ids",0]""")]
    [TestCase("""[]""", "invalid_type", "[]")]
    public async Task The_creation_of_a_session_is_checked_to_its_leaves(string body, string code, string path)
    {
        var issue = (await JsonAsync(SendAsync("POST", $"{Managed}/agents/nobody/session", body), 400))!["error"]![0]!;
        Assert.That((string?)issue["code"], Is.EqualTo(code));
        Assert.That(issue["path"]!.ToJsonString(), Is.EqualTo(path));
    }

    [Test]
    public async Task A_project_without_a_name_is_refused_where_it_is()
    {
        var issue = (await JsonAsync(
            SendAsync("POST", Managed + "/agents", """{"model":"m","projects":[{"id":"p","name":"n"},{"id":"q"}]}"""), 400))!["error"]![0]!;
        Assert.That((string?)issue["code"], Is.EqualTo("invalid_type"));
        Assert.That((string?)issue["message"], Is.EqualTo("Required"));
        Assert.That(issue["path"]!.ToJsonString(), Is.EqualTo("""["projects",1,"name"]"""));
    }

    [Test]
    public async Task A_skill_that_is_neither_known_nor_new_fails_both_forms()
    {
        var issue = (await JsonAsync(SendAsync("POST", $"{Managed}/agents/{await CreateAgentAsync()}/skill", "{}"), 400))!["error"]![0]!;
        var forms = issue["unionErrors"]!.AsArray().Select(form => (string?)form!["issues"]![0]!["path"]![0]);
        Assert.That((string?)issue["code"], Is.EqualTo("invalid_union"));
        Assert.That(forms, Is.EqualTo(new[] { "skill_id", "content" }));
    }

    [TestCase("""{"text":"t","tags":["1","2","3","4","5","6","7","8","9"]}""", "too_big", "tags")]
    [TestCase("""{"text":"t","pinned":"yes"}""", "invalid_type", "pinned")]
    [TestCase("""{"text":"t","pinned":null}""", "invalid_type", "pinned")]
    [TestCase("""{"text":""}""", "too_small", "text")]
    public async Task A_memory_is_checked(string body, string code, string member)
    {
        var issue = (await JsonAsync(SendAsync("POST", $"{Managed}/agents/{await CreateAgentAsync()}/memory", body), 400))!["error"]![0]!;
        Assert.That((string?)issue["code"], Is.EqualTo(code));
        Assert.That((string?)issue["path"]![0], Is.EqualTo(member));
    }

    private static JsonArray Array(params string[] texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
