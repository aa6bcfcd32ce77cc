namespace DeepAgents.Tests.Streaming;

public sealed class StreamPositionTests
{
    [TestCase("a", null, ExpectedResult = false)]
    [TestCase(null, "a", ExpectedResult = false)]
    [TestCase(null, null, ExpectedResult = false)]
    [TestCase("a", "b", ExpectedResult = true)]
    [TestCase("a", "é", ExpectedResult = false)]
    [TestCase("é", "é", ExpectedResult = false)]
    public bool A_stream_can_be_taken_up_again_where_every_event_has_an_id_for_a_header(string? first, string? second)
    {
        var position = new StreamPosition();
        position.Advance(first);
        position.Advance(second);
        return position.CanResume;
    }

    [Test]
    public void After_a_break_repetitions_from_anywhere_are_told()
    {
        // From the start, from the last few, from where it was, and from the start in a stream too long to be remembered.
        Assert.That(Fresh(3, 0, 1, 2, 3, 4), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(Fresh(3, 1, 2, 3), Is.EqualTo(new[] { 3 }));
        Assert.That(Fresh(3, 3, 4), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(Fresh(5_000, [.. Enumerable.Range(0, 5_001)]), Is.EqualTo(new[] { 5_000 }));
        Assert.That(Fresh(5_000, [.. Enumerable.Range(4_000, 1_001)]), Is.EqualTo(new[] { 5_000 }));
        Assert.That(Fresh(1, 0, 1), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void The_same_id_after_that_is_an_event_of_its_own() => Assert.That(Fresh(2, 2, 0, 1), Is.EqualTo(new[] { 2, 0, 1 }));

    /// <summary>The events that are new among those that come after a break.</summary>
    private static int[] Fresh(int before, params int[] after)
    {
        var position = new StreamPosition();
        for (var number = 0; number < before; number++)
        {
            Assert.That(position.Advance($"{number}"), Is.True);
        }

        position.Resume();
        return [.. after.Where(number => position.Advance($"{number}"))];
    }
}
