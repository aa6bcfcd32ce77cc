using System.Text;
using DeepAgents.LangSmith;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Serialization;

public sealed class ForeignDepthTests
{
    [Test]
    public void A_type_of_the_callers_own_leaves_the_limit_of_depth_where_it_is()
    {
        var list = Encoding.UTF8.GetBytes("[1,2]");
        var deep = Encoding.UTF8.GetBytes("{\"x\":" + new string('[', 1000) + new string(']', 1000) + "}");

        var numbers = WireJson.Read<IReadOnlyList<int>>(list, list.Length);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(numbers, Is.EqualTo(new[] { 1, 2 }));
            Assert.That(() => WireJson.Read<Agent>(deep, deep.Length), Throws.InstanceOf<JsonException>().With.Message.Contains("MaxDepth"));
        }
    }
}
