using DeepAgents;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>A step in which a call has to fail in a certain way.</summary>
internal sealed class ErrorStep(StepLog steps)
{
    /// <summary>Makes the call, checks the kind of the exception and the shape of what the service said, and shows both.</summary>
    /// <typeparam name="TException">The exception, which goes by the status.</typeparam>
    /// <typeparam name="TError">The shape of the body.</typeparam>
    /// <param name="title">The title of the step.</param>
    /// <param name="status">The status, or null if there may be several.</param>
    /// <param name="call">The call that fails.</param>
    /// <param name="check">What else is to be as expected.</param>
    public async Task MeetAsync<TException, TError>(
        string title, int? status, Func<Task> call, Action<TException, TError>? check = null)
        where TException : DeepAgentsApiException
        where TError : ApiError
    {
        steps.Begin(title);
        var failure = await Expect.ThrowsAsync<TException>(call);
        Expect.Equal(status ?? failure.Status, failure.Status, "the status");
        Expect.That(failure.Error is TError, $"Expected a {typeof(TError).Name}, but got a {failure.Error}.");
        check?.Invoke(failure, (TError)failure.Error);
        var kind = $"{failure.Status} {failure.GetType().Name}, {(failure.IsTransient ? "transient" : "not transient")}";
        steps.Pass($"{kind}\n{Explain(failure.Error)}\n{failure.Message}");
    }

    /// <summary>What a service said about a failure, whichever of its shapes it chose.</summary>
    private static string Explain(ApiError error) => error switch
    {
        StructuredError structured => $"StructuredError: code {structured.Code}",
        SimpleError simple => $"SimpleError{(simple.IsNested ? ", nested" : "")}: {simple.Message}",
        ValidationError validation => $"ValidationError: {validation.Issues.Count} issue(s), the first at {validation.Issues[0].PathText}",
        PlainTextError text => $"PlainTextError: {text.Message}",
        HtmlError page => $"HtmlError: the page \"{page.Title}\"",
        UnrecognizedError => "UnrecognizedError: JSON of no known shape",
        EmptyError => "EmptyError: no body at all",
        _ => error.ToString(),
    };
}
