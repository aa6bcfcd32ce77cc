using System.Diagnostics.CodeAnalysis;

namespace Quickstart.Steps;

/// <summary>Checks of what a step got. Each throws a <see cref="StepFailedException"/> that says what was wrong.</summary>
internal static class Expect
{
    public static void That([DoesNotReturnIf(false)] bool condition, string failure)
    {
        if (!condition)
        {
            throw new StepFailedException(failure);
        }
    }

    public static void Equal<T>(T expected, T actual, string what) => That(
        EqualityComparer<T>.Default.Equals(expected, actual), $"Expected {what} to be '{expected}', but it is '{actual}'.");

    /// <summary>The text, which is there and not empty: services may leave out any member of an answer.</summary>
    public static string Text([NotNull] string? text, string what)
    {
        That(!string.IsNullOrWhiteSpace(text), $"Expected {what}, but there is none.");
        return text;
    }

    /// <summary>The exception of a call that has to fail.</summary>
    public static async Task<TException> ThrowsAsync<TException>(Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException failure)
        {
            return failure;
        }

        throw new StepFailedException($"Expected a {typeof(TException).Name}, but the call succeeded.");
    }
}
