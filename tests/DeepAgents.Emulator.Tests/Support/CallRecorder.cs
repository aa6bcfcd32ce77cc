using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace DeepAgents.Emulator.Tests;

/// <summary>
/// Remembers which members of the clients the tests have called. A recorded client is a subclass made at run time that overrides
/// every virtual member, as a caller's own mock would, so that a member that is new in the package is recorded without being named
/// anywhere.
/// </summary>
public static class CallRecorder
{
    private static readonly ConcurrentDictionary<string, bool> Seen = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Type, Type> Recorders = new();

    private static readonly ModuleBuilder Module = AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("DeepAgents.Emulator.Tests.Recorders"), AssemblyBuilderAccess.Run)
        .DefineDynamicModule("Recorders");

    /// <summary>The members that were called, as <see cref="MembersOf"/> names them.</summary>
    public static IReadOnlyCollection<string> Called => [.. Seen.Keys];

    /// <summary>A client that notes each call and passes it on.</summary>
    public static T Record<T>(T client)
        where T : ServiceClient
    {
        var type = Recorders.GetOrAdd(typeof(T), BuildRecorder);
        var recorder = (T)Activator.CreateInstance(type, nonPublic: true)!;
        type.GetField("Target")!.SetValue(recorder, client);
        return recorder;
    }

    /// <summary>Called by the overrides.</summary>
    public static void Note(string member) => Seen.TryAdd(member, true);

    /// <summary>The members of a client that ask the service something.</summary>
    public static IEnumerable<string> MembersOf(Type client) => Overridable(client).Select(Name);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static IEnumerable<MethodInfo> Overridable(Type client) => client
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method is { IsVirtual: true, IsFinal: false });

    private static Type BuildRecorder(Type client)
    {
        var type = Module.DefineType(client.FullName + "Recorder", TypeAttributes.Public | TypeAttributes.Class, client);
        var target = type.DefineField("Target", client, FieldAttributes.Public);
        foreach (var method in Overridable(client))
        {
            Override(type, target, method);
        }

        return type.CreateType();
    }

    private static void Override(TypeBuilder type, FieldInfo target, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var body = type.DefineMethod(
            method.Name,
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.ReuseSlot,
            method.ReturnType,
            [.. parameters.Select(parameter => parameter.ParameterType)]).GetILGenerator();
        body.Emit(OpCodes.Ldstr, Name(method));
        body.Emit(OpCodes.Call, typeof(CallRecorder).GetMethod(nameof(Note))!);
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldfld, target);
        for (var index = 1; index <= parameters.Length; index++)
        {
            body.Emit(OpCodes.Ldarg, (short)index);
        }

        body.Emit(OpCodes.Callvirt, method);
        body.Emit(OpCodes.Ret);
    }
}
