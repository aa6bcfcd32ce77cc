using System.Reflection;
using System.Text;

namespace DeepAgents.Tests.Serialization;

/// <summary>Reads and writes values as the client does with bodies.</summary>
internal static class TestJson
{
    private static readonly MethodInfo Reader = typeof(TestJson).GetMethod(nameof(Read), 1, [typeof(byte[])])!;

    public static T? Read<T>(byte[] json) => WireJson.Read(json, JsonForms<T>.OfAny, JsonLimits.None);

    public static T? Read<T>(string json) => Read<T>(Encoding.UTF8.GetBytes(json));

    public static object? Read(Type type, byte[] json) =>
        Reader.MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [json], null);

    public static object? Read(Type type, string json) => Read(type, Encoding.UTF8.GetBytes(json));

    public static string Write(object value) => Encoding.UTF8.GetString(WireJson.Write(value).ToArray());
}
