using DeepAgents.Tests.Golden;

namespace DeepAgents.Tests.Secrets;

/// <summary>What a header cannot carry is refused by name, without its value, before anything is sent.</summary>
[CancelAfter(60_000)]
public sealed class HeaderRefusalTests
{
    private static readonly string[] Values =
    [
        "Hk41Qz\rWm93Xr", "Hk41Qz\nWm93Xr", "Hk41Qz\r\nX-Evil: Wm93Xr", "Hk41Qz\0Wm93Xr", "Hk41Qz\tWm93Xr", "Hk41Qz\u007fWm93Xr", "Hk41Qz\u0085Wm93Xr",
        "Hk41QzéWm93Xr", "Hk41Qz\u010aWm93Xr", "Hk41Qz😀Wm93Xr",
    ];

    private static readonly string[] Names = ["", " ", "X Evil", "X-Evil:", "X-Evil\r\nY", "X-É", "(a)", "Content-Length", "content-type"];

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task A_value_with_a_line_end_or_outside_ASCII_is_refused(Operation operation, CancellationToken token)
    {
        using var server = Recording.Server();
        foreach (var value in Values)
        {
            var exception = await RefusalAsync(operation, server, "X-Caller", value, token);

            Assert.That(exception?.Message, Does.Contain("'X-Caller'").And.Contain("line break"));
            Assert.That(Secret.Leaks(ExceptionTexts.Of(exception!)), Is.Empty);
        }

        Assert.That(server.Requests, Is.Empty);
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task A_name_that_is_none_is_refused(Operation operation, CancellationToken token)
    {
        using var server = Recording.Server();
        foreach (var name in Names)
        {
            var exception = await RefusalAsync(operation, server, name, Secret.Header, token);

            Assert.That(exception?.Message, Does.Contain("eader").And.Not.Contain("\r").And.Not.Contain("\n"), name);
            Assert.That(Secret.Leaks(ExceptionTexts.Of(exception!)), Is.Empty);
        }

        Assert.That(server.Requests, Is.Empty);
    }

    private static async Task<ArgumentException?> RefusalAsync(Operation operation, RawServer server, string name, string value, CancellationToken token)
    {
        using var client = operation.Connect(server.Address);
        var options = (RequestOptions)Activator.CreateInstance(operation.Options)!;
        options.Headers.Add(name, value);
        var body = operation.Body is { } parameter ? TellingValues.Plain.Make(parameter.ParameterType, "") : null;
        try
        {
            await operation.CallAsync(client, TellingValues.Plain.Value, body, options, token);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception;
        }
    }
}
