namespace DeepAgents.Tests.Errors;

public class ApiFailureTests
{
    [Test]
    public void Everything_has_a_default()
    {
        var failure = new ApiFailure();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Error, Is.InstanceOf<EmptyError>());
            Assert.That((failure.Status, failure.RawBody, failure.IsRawBodyTruncated, failure.Operation, failure.Address), Is.EqualTo((0, "", false, "", "")));
            Assert.That((failure.RequestId, failure.RetryAfter, failure.MissingPermission), Is.EqualTo(((string?)null, (TimeSpan?)null, (string?)null)));
            Assert.That(failure.Headers, Is.Empty);
            Assert.That(failure.IsTransient, Is.False);
        }
    }

    [Test]
    public void Unless_said_otherwise_the_status_decides_what_is_transient([Range(400, 599)] int status)
    {
        int[] transient = [408, 425, 429, 502, 503, 504, 520, 521, 522, 523, 524, 529];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new ApiFailure { Status = status }.IsTransient, Is.EqualTo(transient.Contains(status)));
            Assert.That(
                new ApiFailure { Status = status, RetryAfter = TimeSpan.Zero }.IsTransient, Is.EqualTo(transient.Contains(status) || status >= 500), "with Retry-After");
            Assert.That(new ApiFailure { Status = status, IsTransient = true }.IsTransient, Is.True);
            Assert.That(new ApiFailure { Status = status, IsTransient = false }.IsTransient, Is.False);
        }
    }

    [Test]
    public void Headers_are_a_copy_that_ignores_case()
    {
        var given = new Dictionary<string, IReadOnlyList<string>> { ["X-A"] = ["1"], ["x-a"] = ["2"], ["Other"] = ["3"] };
        var failure = new ApiFailure { Headers = given };
        given.Clear();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Headers["x-A"], Is.EquivalentTo(new[] { "1", "2" }));
            Assert.That(failure.Headers["OTHER"], Is.EqualTo(new[] { "3" }));
            Assert.That(failure.Headers, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public void It_does_not_print_what_it_holds() =>
        Assert.That(new ApiFailure { RawBody = "raw-body-text" }.ToString(), Does.Not.Contain("raw-body-text"));
}
