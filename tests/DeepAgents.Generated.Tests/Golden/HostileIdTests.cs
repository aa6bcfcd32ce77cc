namespace DeepAgents.Tests.Golden;

/// <summary>Ids are opaque: each is one segment of the path, whatever it holds, or is refused before anything is sent.</summary>
[CancelAfter(60_000)]
public sealed class HostileIdTests
{
    /// <summary>Each id, and how it has to stand in the path.</summary>
    private static readonly IReadOnlyDictionary<string, string> Accepted = new Dictionary<string, string>
    {
        ["%"] = "%25",
        ["100%25"] = "100%2525",
        ["%2e%2e"] = "%252e%252e",
        ["%2F..%5C"] = "%252F..%255C",
        ["a+b"] = "a%2Bb",
        ["a b"] = "a%20b",
        [" a "] = "%20a%20",
        ["\"a'b`"] = "%22a%27b%60",
        ["a?b=c&d"] = "a%3Fb%3Dc%26d",
        ["a#b"] = "a%23b",
        ["http:a@b:80"] = "http%3Aa%40b%3A80",
        ["a;b=c,d"] = "a%3Bb%3Dc%2Cd",
        ["<a>|{agent_id}[0]^"] = "%3Ca%3E%7C%7Bagent_id%7D%5B0%5D%5E",
        ["$(a)!*~_-.b"] = "%24%28a%29%21%2A~_-.b",
        ["..."] = "...",
        [".a"] = ".a",
        ["é"] = "%C3%A9",
        ["e\u0301"] = "e%CC%81",
        ["日本"] = "%E6%97%A5%E6%9C%AC",
        ["😀"] = "%F0%9F%98%80",
        ["\u202ea\u200b\ufeff"] = "%E2%80%AEa%E2%80%8B%EF%BB%BF",
        ["\u2215\uff0f\u2024\u2024"] = "%E2%88%95%EF%BC%8F%E2%80%A4%E2%80%A4",
        [new string('x', 5000)] = new string('x', 5000),
    };

    private static readonly string[] Refused =
    [
        "", " ", "\t\n", ".", "..", "/", "\\", "a/b", "../a", "a\\..", "a\0", "a\nb", "a\r\nX-Evil: 1", "\u001b[31m", "\u007f", "\u0085", "\ud83d", "\ude00a",
    ];

    private static IEnumerable<Operation> WithIds => Operation.All.Where(operation => Ids(operation).Any());

    private static IEnumerable<Operation> WithIdsInThePath => WithIds.Where(operation => operation.ToString() != "LangSmith/Threads.List");

    [TestCaseSource(nameof(WithIds))]
    public async Task A_hostile_id_is_one_segment_or_one_value(Operation operation, CancellationToken token)
    {
        using var server = Recording.Server();
        foreach (var parameter in Ids(operation))
        {
            var pattern = (await TargetAsync(parameter, "the-marker")).Split("the-marker");
            Assert.That(pattern, Has.Length.EqualTo(2), parameter);
            foreach (var (id, segment) in Accepted)
            {
                Assert.That(await TargetAsync(parameter, id), Is.EqualTo(string.Join(segment, pattern)), parameter);
            }
        }

        async Task<string> TargetAsync(string parameter, string id)
        {
            var client = operation.Connect(server.Address);
            return (await Recording.RequestAsync(client, server, () => CallAsync(operation, client, parameter, id, token))).Target;
        }
    }

    [TestCaseSource(nameof(WithIdsInThePath))]
    public void An_id_that_would_change_the_path_is_refused_and_nothing_is_sent(Operation operation, CancellationToken token)
    {
        using var server = Recording.Server();
        using var client = operation.Connect(server.Address);
        foreach (var parameter in Ids(operation))
        {
            foreach (var id in Refused)
            {
                Assert.That(
                    () => CallAsync(operation, client, parameter, id, token), Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter), id);
            }

            Assert.That(() => CallAsync(operation, client, parameter, null, token), Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter));
        }

        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public void Many_operations_have_ids() => Assert.That(WithIds.Count(), Is.GreaterThanOrEqualTo(30));

    private static Task CallAsync(Operation operation, RootClient client, string parameter, string? id, CancellationToken token) => operation.CallAsync(
        client,
        p => p.Name == parameter ? id : TellingValues.Plain.Value(p),
        operation.Body is { } body ? TellingValues.Plain.Make(body.ParameterType, "") : null,
        null,
        token);

    private static IEnumerable<string> Ids(Operation operation) =>
        operation.Values.Select(p => p.Name!).Where(name => name.EndsWith("Id", StringComparison.Ordinal));
}
