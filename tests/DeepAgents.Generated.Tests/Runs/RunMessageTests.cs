using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Runs;

public sealed class RunMessageTests
{
    [TestCase("human", "user")]
    [TestCase("HumanMessage", "user")]
    [TestCase("ai", "assistant")]
    [TestCase("AIMessage", "assistant")]
    [TestCase("AIMessageChunk", "assistant")]
    [TestCase("tool", "tool")]
    [TestCase("ToolMessage", "tool")]
    [TestCase("system", "system")]
    [TestCase("SystemMessage", "system")]
    [TestCase("assistant", "assistant")]
    [TestCase("remove", "remove")]
    public void Names_of_runtimes_are_roles(string name, string role)
    {
        foreach (var member in new[] { "type", "role" })
        {
            var message = new RunMessage(new JObject { [member] = name });
            Assert.That((message.Role, message.IsAssistant), Is.EqualTo((role, role == "assistant")));
        }
    }

    [TestCase("HumanMessage", "user")]
    [TestCase("AIMessageChunk", "assistant")]
    [TestCase("ToolMessageChunk", "tool")]
    public void A_message_in_the_form_of_a_constructor_call_is_read(string name, string role)
    {
        var message = new RunMessage(JObject.Parse(
            $$"""{"lc":1,"type":"constructor","id":["langchain_core","messages","{{name}}"],"kwargs":{"id":"m","content":"a","tool_call_id":"c"} }"""));
        Assert.That((message.Role, message.Id, message.Text, message.ToolCallId), Is.EqualTo((role, "m", "a", "c")));
    }

    [TestCase("{\"type\":\"text\",\"text\":\"a\"}", "a")]
    [TestCase("[{\"type\":\"output_text\",\"text\":\"a\"}]", "a")]
    [TestCase("{\"type\":\"thinking\",\"text\":\"a\"}", "")]
    public void Content_in_blocks_is_read(string content, string text) =>
        Assert.That(new RunMessage(new JObject { ["content"] = JToken.Parse(content) }).Text, Is.EqualTo(text));

    [Test]
    public void A_message_with_a_tool_call_is_read()
    {
        var message = new RunMessage(JObject.Parse(
            """{"type":"ai","id":"m","content":[{"type":"text","text":"a"},{"type":"image"},"b"],"tool_calls":[{"name":"rm","args":{"p":1},"id":"c"},{"args":"?"},7]}"""));
        Assert.Multiple(() =>
        {
            Assert.That((message.Id, message.Text, message.ToolCallId, message.Status), Is.EqualTo(("m", "ab", (string?)null, (string?)null)));
            Assert.That(message.ToolCalls.Select(c => (c.Id, c.Name, c.Arguments.Count)), Is.EqualTo(new[] { ("c", "rm", 1), ((string?)null, "", 0) }));
            Assert.That((string?)message.Json["type"], Is.EqualTo("ai"));
        });
    }

    [Test]
    public void The_result_of_a_tool_call_is_read()
    {
        var message = new RunMessage(JObject.Parse("""{"type":"tool","content":"done","tool_call_id":"c","status":"error"}"""));
        Assert.That((message.Role, message.Text, message.ToolCallId, message.Status), Is.EqualTo(("tool", "done", "c", "error")));
    }

    [Test]
    public void A_message_of_nothing_is_empty()
    {
        var message = new RunMessage([]);
        Assert.That((message.Id, message.Role, message.Text, message.ToolCalls.Count), Is.EqualTo(((string?)null, "", "", 0)));
        Assert.That(() => new RunMessage(null!), Throws.ArgumentNullException);
    }
}
