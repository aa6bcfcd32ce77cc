using System.Text;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Serialization;

namespace DeepAgents.Tests.LiteLLM;

public sealed class HarnessReplyTests
{
    [TestCase("""{"parts":[{"text":"Hel","type":"text"},{"type":"tool","state":{}},{"type":"text","text":"lo"}]}""", "Hello")]
    [TestCase("""{"parts":[{"type":"reasoning","text":"hm"}]}""", "")]
    [TestCase("""{"parts":[{"type":"text"},null]}""", "")]
    [TestCase("""{"parts":null}""", "")]
    [TestCase("{}", "")]
    public void The_text_is_that_of_the_text_parts_in_any_member_order(string json, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        Assert.That(TestJson.Read<HarnessReply>(bytes)!.Text, Is.EqualTo(expected));
    }
}
