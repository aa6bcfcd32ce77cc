using System.Reflection;

namespace DeepAgents.Tests.Surface;

public sealed class ClientShapeTests
{
    [Test]
    public void There_are_clients_and_operations_to_look_at()
    {
        Assert.That(PublicSurface.Clients.Count(), Is.GreaterThanOrEqualTo(10));
        Assert.That(PublicSurface.Operations.Count(), Is.GreaterThanOrEqualTo(60));
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Calls))]
    public void Every_call_can_be_overridden_in_a_test(MethodInfo call) =>
        Assert.That(call.IsVirtual && !call.IsFinal);

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Calls))]
    public void Every_call_is_asynchronous_and_says_so(MethodInfo call)
    {
        Assert.That(call.Name, Does.EndWith("Async"));
        var result = call.ReturnType.IsGenericType ? call.ReturnType.GetGenericTypeDefinition() : call.ReturnType;
        Assert.That(result, Is.AnyOf(typeof(Task), typeof(Task<>), typeof(IAsyncEnumerable<>)));
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Calls))]
    public void Every_call_ends_with_a_token(MethodInfo call)
    {
        var token = call.GetParameters()[^1];
        Assert.That(
            (token.Name, token.ParameterType, token.HasDefaultValue), Is.EqualTo(("cancellationToken", typeof(CancellationToken), true)));
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Operations))]
    public void Every_operation_takes_needed_values_then_a_body_then_options(MethodInfo operation)
    {
        var parameters = operation.GetParameters();
        var options = parameters[^2];
        Assert.That((options.Name, options.HasDefaultValue, options.DefaultValue), Is.EqualTo(("options", true, (object?)null)));
        Assert.That(parameters.SkipLast(2).Where(p => p.Name != "body").All(p => !p.IsOptional));
        Assert.That(parameters.SkipLast(2).Select(p => p.Name).SkipWhile(n => n != "body").Skip(1), Is.Empty);
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Clients))]
    public void A_client_without_a_connection_says_what_to_do(Type client)
    {
        var constructor = client.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!;
        Assert.That(constructor.IsFamily);

        var mock = constructor.Invoke(null);
        var call = PublicSurface.Operations.First(m => m.DeclaringType == client && typeof(Task).IsAssignableFrom(m.ReturnType));
        var exception = Assert.Catch(() => Arguments.Call(mock, call));
        Assert.That(exception, Is.TypeOf<InvalidOperationException>());
        Assert.That(exception.Message, Does.Contain("mocking"));
    }
}
