using DeepAgents.SpecTool.Prepare;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class NamesTests
{
    [TestCase("page_size", "PageSize", "pageSize")]
    [TestCase("X-User-Timezone", "XUserTimezone", "xUserTimezone")]
    [TestCase("inputSchema", "InputSchema", "inputSchema")]
    [TestCase("id", "Id", "id")]
    [TestCase("sessionID", "SessionID", "sessionID")]
    [TestCase("__interrupt__", "Interrupt", "interrupt")]
    [TestCase("$ref", "Ref", "ref")]
    [TestCase("a.b/c d", "ABCD", "aBCD")]
    [TestCase("Already", "Already", "already")]
    [TestCase("", "", "")]
    [TestCase("_", "", "")]
    public void A_wire_name_becomes_words(string wire, string pascal, string camel) =>
        Assert.That((Names.Pascal(wire), Names.Camel(wire)), Is.EqualTo((pascal, camel)));

    [TestCase("PENDING", "Pending")]
    [TestCase("TOKEN_EXPIRED", "TokenExpired")]
    [TestCase("messages-tuple", "MessagesTuple")]
    [TestCase("image/png", "ImagePng")]
    [TestCase("claudeCode", "ClaudeCode")]
    [TestCase("", "Empty")]
    [TestCase("1h", "Value1h")]
    [TestCase("42", "Value42")]
    [TestCase("value", "ValueValue")]
    [TestCase("equals", "ValueEquals")]
    [TestCase("text", "Text")]
    [TestCase("try_parse", "ValueTryParse")]
    [TestCase("is", "ValueIs")]
    [TestCase("default", "Default")]
    [TestCase("system", "System")]
    public void An_enum_value_becomes_a_member(string value, string member) => Assert.That(Names.Member(value), Is.EqualTo(member));

    [Test]
    public void An_enum_value_is_not_called_like_its_enum() => Assert.That(Names.Member("letter", "Letter"), Is.EqualTo("ValueLetter"));

    [TestCase("agent", "Agent", "AgentValue")]
    [TestCase("additional_properties", "Agent", "AdditionalPropertiesValue")]
    [TestCase("getType", "Agent", "GetTypeValue")]
    [TestCase("agent_id", "Agent", "AgentId")]
    public void A_member_is_called_neither_like_its_model_nor_like_what_every_model_has(string wire, string model, string member) =>
        Assert.That(Names.Property(wire, model), Is.EqualTo(member));

    [TestCase("Agents_Get", true)]
    [TestCase("McpTools_List2", true)]
    [TestCase("Agents", false)]
    [TestCase("Agents_get", false)]
    [TestCase("agents_Get", false)]
    [TestCase("A_B_C", false)]
    [TestCase("", false)]
    public void Operation_names(string name, bool good) => Assert.That(Names.IsOperationName(name), Is.EqualTo(good));

    [TestCase("Agent", true)]
    [TestCase("Agent2", true)]
    [TestCase("agent", false)]
    [TestCase("Agent_Page", false)]
    [TestCase("2Agents", false)]
    [TestCase("Agent\n", false)]
    [TestCase("", false)]
    public void Type_names(string name, bool good) => Assert.That(Names.IsTypeName(name), Is.EqualTo(good));

    [TestCase("Thread", true)]
    [TestCase("Task", true)]
    [TestCase("Timer", true)]
    [TestCase("Dictionary", true)]
    [TestCase("HttpClient", true)]
    [TestCase("FileInfo", true)]
    [TestCase("Agent", false)]
    [TestCase("Skill", false)]
    [TestCase("JsonSerializer", false)]
    public void Names_that_implicit_usings_take(string name, bool taken) => Assert.That(Names.IsTaken(name), Is.EqualTo(taken));
}
