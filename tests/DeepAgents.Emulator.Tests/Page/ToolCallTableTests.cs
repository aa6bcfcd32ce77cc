using DeepAgents.Emulator.Tests.Runs;

namespace DeepAgents.Emulator.Tests.Page;

/// <summary>Tool calls on the page at the root.</summary>
[CancelAfter(30_000)]
public sealed class ToolCallTableTests : RunFixture
{
    [Test]
    public async Task The_page_says_what_became_of_a_call_and_hides_its_arguments()
    {
        Use(Calls(Gated(path: "secret.txt")));
        var (thread, _) = await AskAsync();
        var waiting = await PageAsync();
        await DecideAsync(thread, """{"type":"edit","edited_action":{"name":"delete_file","args":{"path":"other.txt"}}}""");
        var edited = await PageAsync();

        Assert.Multiple(() =>
        {
            Assert.That(waiting, Does.Contain("Tool calls").And.Contain("delete_file"));
            Assert.That(waiting, Does.Contain("<span class=\"badge attention\">waiting</span>"));
            Assert.That(edited, Does.Contain("<span class=\"badge good\">ran edited</span>"));
            Assert.That(edited, Does.Not.Contain("secret.txt").And.Not.Contain("other.txt"));
        });
    }

    private async Task<string> PageAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(Emulator.BaseAddress, Token);
    }
}
