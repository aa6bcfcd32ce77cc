using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class AgentListTests : EmulatorFixture
{
    private static readonly string[] Names = ["delta", "alpha", "echo", "bravo", "charlie"];

    [OneTimeSetUp]
    public async Task CreateAgentsAsync()
    {
        foreach (var name in Names)
        {
            await LangSmith.Agents.CreateAsync(new CreateAgentRequest { Name = name });
        }
    }

    [Test]
    public async Task A_list_comes_in_pages_that_a_cursor_joins()
    {
        var pages = new List<AgentPage>();
        string? cursor = null;
        do
        {
            var options = new ListAgentsOptions { PageSize = 2, Cursor = cursor, SortBy = AgentSortKey.Name, SortOrder = SortOrder.Asc };
            pages.Add(await LangSmith.Agents.ListAsync(options, Token));
            cursor = pages[^1].NextCursor;
        }
        while (cursor is not null);

        Assert.Multiple(() =>
        {
            Assert.That(pages.Select(page => page.Items.Count), Is.EqualTo(new[] { 2, 2, 1 }));
            Assert.That(pages.SelectMany(page => page.Items).Select(agent => agent.Name), Is.EqualTo(Names.Order()));
        });
    }

    [Test]
    public async Task Without_options_the_last_change_comes_first()
    {
        var page = await LangSmith.Agents.ListAsync(cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(page.Items.Select(agent => agent.Name), Is.EqualTo(Names.Reverse()));
            Assert.That(page.NextCursor, Is.Null);
        });
    }

    [Test]
    public async Task A_name_filters_by_a_part_of_it_in_any_case()
    {
        var page = await LangSmith.Agents.ListAsync(new ListAgentsOptions { Name = "LPH" }, Token);
        Assert.That(page.Items.Select(agent => agent.Name), Is.EqualTo(new[] { "alpha" }));
    }

    [TestCase("name", "desc", "echo")]
    [TestCase("created_at", "asc", "delta")]
    [TestCase("created_at", "desc", "charlie")]
    public async Task A_list_can_be_sorted(string key, string order, string first)
    {
        var page = await LangSmith.Agents.ListAsync(new ListAgentsOptions { SortBy = key, SortOrder = order }, Token);
        Assert.That(page.Items![0].Name, Is.EqualTo(first));
    }

    [Test]
    public void A_cursor_of_another_sorting_is_refused()
    {
        var refused = Assert.ThrowsAsync<DeepAgentsBadRequestException>(
            () => LangSmith.Agents.ListAsync(new ListAgentsOptions { Cursor = "made-up" }, Token));
        Assert.That(refused!.Error, Is.InstanceOf<StructuredError>().With.Property("Status").EqualTo(400));
    }

    [Test]
    public void A_page_over_a_hundred_is_refused() => Assert.ThrowsAsync<DeepAgentsBadRequestException>(
        () => LangSmith.Agents.ListAsync(new ListAgentsOptions { PageSize = 101 }, Token));
}
