using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class SchemaShapeTests
{
    [TestCase("{enum: ['a']}", true, false, false)]
    [TestCase("{type: 'string'}", false, false, false)]
    [TestCase("{type: 'array'}", false, false, false)]
    [TestCase("{properties: {a: {}}}", false, true, true)]
    [TestCase("{properties: {}}", false, false, false)]
    [TestCase("{allOf: []}", false, true, true)]
    [TestCase("{type: 'object', 'x-cs-name': 'A'}", false, true, true)]
    [TestCase("{type: 'string', 'x-cs-name': 'A'}", false, false, false)]
    [TestCase("{type: 'object'}", false, false, true)]
    [TestCase("{type: 'object', additionalProperties: true}", false, false, true)]
    [TestCase("{type: 'object', additionalProperties: {}}", false, false, false)]
    public void Shapes(string schema, bool isEnum, bool isClass, bool isNamedClass)
    {
        var found = (JObject)Given.Json(schema);

        Assert.That((SchemaShape.IsEnum(found), SchemaShape.IsClass(found), SchemaShape.IsNamedClass(found)), Is.EqualTo((isEnum, isClass, isNamedClass)));
    }
}
