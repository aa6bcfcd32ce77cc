using System.Text.Json;
using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Serialization;

public sealed class ForeignDepthTests
{
    [Test]
    public void A_type_of_the_callers_own_leaves_the_limit_of_depth_where_it_is()
    {
        var deep = "{\"x\":" + new string('[', 1000) + new string(']', 1000) + "}";

        var numbers = TestJson.Read<IReadOnlyList<int>>("[1,2]");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(numbers, Is.EqualTo(new[] { 1, 2 }));
            Assert.That(() => TestJson.Read<Agent>(deep), Throws.InstanceOf<JsonException>().With.Property("Path").StartsWith("x[0][0]"));
        }
    }
}
