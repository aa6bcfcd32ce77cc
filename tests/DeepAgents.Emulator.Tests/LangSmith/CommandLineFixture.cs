using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Tests.Server;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>The official command line: its headers, and a project in the form that it commits.</summary>
public abstract class CommandLineFixture : PlainHttpFixture
{
    protected const string Agents = "/v1/deepagents/agents";

    private const string Skill = "---\nname: sort\ndescription: Sorts # tables\nmetadata:\n  level: 2\n---\n\nBy the first column.\n";
    private const string Critic = "---\ndescription: Doubts.\nmodel_id: openai:gpt-5.5\n---\n\nDoubt it.\n";

    private const string Tools = """
        {
          "tools": [ {"name":"search","mcp_server_url":"https://tools.example.com/"} ],
          "interrupt_config": {}
        }

        """;

    private const string Create = """
        {"name":"sorter","model":"openai:gpt-5.5","backend":{"type":"state"},"system_prompt":"Sort it."}
        """;

    protected static string Directories(string id) => $"/v1/platform/hub/repos/-/{id}/directories";

    protected static JsonObject Tree() => new()
    {
        ["AGENTS.md"] = File("Sort them."),
        ["skills/sort/SKILL.md"] = File(Skill),
        ["subagents/critic/AGENTS.md"] = File(Critic),
        ["tools.json"] = File(Tools),
    };

    protected static string Commit(string? parent, JsonObject files) =>
        new JsonObject { ["files"] = files, ["parent_commit"] = parent }.ToJsonString();

    protected async Task<JsonNode> CreateAsync() => (await JsonAsync(CliAsync("POST", Agents, Create), 201))!;

    /// <summary>Sends the content type even where there is no content.</summary>
    protected Task<HttpResponseMessage> CliAsync(string method, string path, string body = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.Add("X-Api-Key", "key");
        return SendAsync(request);
    }

    private static JsonObject File(string content) => new() { ["type"] = "file", ["content"] = content };
}
