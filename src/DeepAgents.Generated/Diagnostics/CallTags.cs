namespace DeepAgents;

/// <summary>What is known of a call before it is sent. A sampler sees it.</summary>
internal static class CallTags
{
    private static readonly HashSet<string> KnownMethods =
        new(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"], StringComparer.Ordinal);

    /// <summary>
    /// A name that few calls have. That of a request that the package has no method for holds the path, and so ids; it goes by its
    /// method here.
    /// </summary>
    public static string NameOf(ApiRequest request) =>
        request.Template is not null ? request.Operation
        : KnownMethods.Contains(request.Method) ? request.Method
        : "HTTP";

    /// <summary>The name of the operation in the conventions for generative AI, or <see langword="null"/> where it is none of them.</summary>
    public static string? GenAIOperation(ApiRequest request, ServiceProfile service) =>
        service.GenAI is { } knowledge && knowledge.Operations.TryGetValue(request.Operation, out var name) ? name : null;

    /// <summary>The tags, without the secrets that are known now.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(ApiRequest request, ClientSettings settings)
    {
        var scrubber = request.Secrets.Scrubber;
        yield return new("deepagents.service", settings.Service.Name);
        var isKnown = KnownMethods.Contains(request.Method);
        yield return new("http.request.method", isKnown ? request.Method : "_OTHER");
        if (!isKnown)
        {
            yield return new("http.request.method_original", scrubber.Scrub(request.Method));
        }

        yield return new("server.address", settings.Endpoint.Host);
        yield return new("server.port", settings.Endpoint.Port);
        yield return new("url.full", scrubber.Scrub(request.AddressWithoutQuery(settings.Endpoint)));
        if (request.Template is { } template)
        {
            yield return new("url.template", settings.Endpoint.AbsolutePath + template);
        }

        if (settings.Service.GenAI is { } knowledge)
        {
            foreach (var tag in GenAI(request, settings.Service, knowledge, scrubber))
            {
                yield return tag;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> GenAI(
        ApiRequest request, ServiceProfile service, GenAIKnowledge knowledge, SecretScrubber scrubber)
    {
        if (GenAIOperation(request, service) is { } operation)
        {
            yield return new(GenAITags.OperationName, operation);
            yield return new(GenAITags.ProviderName, knowledge.Provider);
        }

        foreach (var parameter in request.PathParameters())
        {
            if (knowledge.PathTags.TryGetValue(parameter.Key, out var tag))
            {
                yield return new(tag, SpanLabel.Show(parameter.Value, scrubber));
            }
        }

        if (request.AgentId is { } agentId)
        {
            yield return new(GenAITags.AgentId, SpanLabel.Show(agentId, scrubber));
        }
    }
}
