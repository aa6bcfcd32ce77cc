using System.Net.Sockets;

namespace DeepAgents.Tests.Errors;

public sealed class SafeExceptionTests
{
    private static readonly SecretScrubber Scrubber = new(["secret-key"]);

    private static readonly Func<string, Exception?, Exception>[] Kinds =
    [
        static (message, inner) => new HttpRequestException(message, inner),
        static (message, inner) => new IOException(message, inner),
        static (message, inner) => new InvalidDataException(message, inner),
        static (message, inner) => new System.Security.Authentication.AuthenticationException(message, inner),
        static (message, inner) => new TimeoutException(message, inner),
        static (message, inner) => new ObjectDisposedException(message, inner),
        static (message, inner) => new TaskCanceledException(message, inner, new CancellationToken(canceled: true)),
        static (message, inner) => new OperationCanceledException(message, inner, new CancellationToken(canceled: true)),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void A_secret_and_a_control_character_are_replaced_at_every_depth_and_the_kind_stays(Func<string, Exception?, Exception> make)
    {
        var kind = make("a", null).GetType();
        foreach (var (dirty, clean) in new[] { ("a secret-key b", "a *** b"), ("a\u001b[2Jb\nc", @"a\u001B[2Jb\u000Ac") })
        {
            var safe = SafeException.Of(make("outer", make(dirty, null)), Scrubber);

            Assert.That((safe.Message, safe.InnerException!.Message), Is.EqualTo(("outer", clean)));
            AssertSafe(safe.ToString());
#if TESTED_NETSTANDARD2_0 // which has no constructor that keeps the token of a TaskCanceledException
            Assert.That(new[] { safe, safe.InnerException }, Is.All.InstanceOf(kind == typeof(TaskCanceledException) ? kind.BaseType! : kind));
#else
            Assert.That(new[] { safe, safe.InnerException }, Is.All.TypeOf(kind));
#endif
            Assert.That((safe as OperationCanceledException)?.CancellationToken.IsCancellationRequested, Is.Not.False);
        }
    }

    [Test]
    public void What_holds_no_secret_is_left_as_it_is()
    {
        foreach (var plain in Kinds.Select(make => make("broken", new SocketException(104))))
        {
            Assert.That(SafeException.Of(plain, Scrubber), Is.SameAs(plain));
        }
    }

    [Test]
    public void What_other_libraries_add_to_the_text_and_the_data_is_replaced()
    {
        Exception[] exceptions =
        [
            new TellingException("of secret-key"),
            new TellingException("of \u001b[2J"),
            new InvalidOperationException("a") { Data = { ["key"] = "secret-key" } },
            new InvalidOperationException("a") { Data = { ["secret-key"] = 1 } },
            new InvalidOperationException("a") { HelpLink = "https://host/secret-key" },
            new AggregateException(new IOException("a"), new IOException("secret-key")),
        ];

        foreach (var exception in exceptions)
        {
            var safe = SafeException.Of(exception, Scrubber);

            Assert.That(safe, Is.TypeOf<DeepAgentsException>());
            Assert.That(safe.Message, Does.StartWith(exception.GetType().Name));
            AssertSafe(safe.ToString());
            Assert.That((safe.Data.Count, safe.HelpLink), Is.EqualTo((0, (string?)null)));
        }
    }

#if !TESTED_NETSTANDARD2_0 // where there is no such reason
    [Test]
    public void The_reason_of_a_failed_request_stays()
    {
        var safe = (HttpRequestException)SafeException.Of(new HttpRequestException(HttpRequestError.InvalidResponse, "a\u009bb"), Scrubber);
        Assert.That((safe.HttpRequestError, safe.Message), Is.EqualTo((HttpRequestError.InvalidResponse, @"a\u009Bb")));
    }
#endif

    [Test]
    public void An_inner_exception_that_is_safe_stays_itself()
    {
        var innermost = new InvalidOperationException("why");

        Assert.That(SafeException.Of(new IOException("secret-key", innermost), Scrubber).InnerException, Is.SameAs(innermost));
    }

    private static void AssertSafe(string text) =>
        Assert.That((text.Contains("secret-key", StringComparison.Ordinal), SafeText.IsSafe(text)), Is.EqualTo((false, true)), text);

    private sealed class TellingException(string detail) : Exception("a")
    {
        public override string ToString() => $"{base.ToString()} {detail}";
    }
}
