namespace DeepAgents.Tests.DocumentationPages;

/// <summary>
/// A failure that a page documents, and what the package makes of it. The bodies have the members and codes of the page's examples; the
/// details are our own words.
/// </summary>
public sealed record PageError(string Name, int Status, string Body, Type Exception, Type Error, string Message, bool IsTransient)
{
    public static readonly PageError MissingRequiredField = new(
        "missingRequiredField",
        400,
        """
        {
          "type": "https://docs.langchain.com/errors/missing_required_field",
          "code": "missing_required_field",
          "detail": "The request has no 'name'.",
          "status": 400
        }
        """,
        typeof(DeepAgentsBadRequestException),
        typeof(StructuredError),
        "The request has no 'name'.",
        IsTransient: false);

    public static readonly PageError InvalidRequestBody = new(
        "invalidRequestBody",
        400,
        """
        {
          "type": "https://docs.langchain.com/errors/invalid_request_body",
          "code": "invalid_request_body",
          "detail": "The body is not the JSON of this operation.",
          "status": 400
        }
        """,
        typeof(DeepAgentsBadRequestException),
        typeof(StructuredError),
        "The body is not the JSON of this operation.",
        IsTransient: false);

    public static readonly PageError MissingApiKey = new(
        "missingApiKey",
        401,
        """{"error": "Unauthorized"}""",
        typeof(DeepAgentsAuthenticationException),
        typeof(SimpleError),
        "Unauthorized",
        IsTransient: false);

    public static readonly PageError InvalidApiKey = new(
        "invalidApiKey",
        403,
        """{"error": "Forbidden"}""",
        typeof(DeepAgentsPermissionException),
        typeof(SimpleError),
        "Forbidden",
        IsTransient: false);

    public static readonly PageError AgentNotFound = new(
        "agentNotFound",
        404,
        """
        {
          "type": "https://docs.langchain.com/errors/agent_not_found",
          "code": "agent_not_found",
          "detail": "No agent has this id.",
          "status": 404
        }
        """,
        typeof(DeepAgentsNotFoundException),
        typeof(StructuredError),
        "No agent has this id.",
        IsTransient: false);

    /// <summary>A 502 that no retry fixes: the agent of the thread was deleted.</summary>
    public static readonly PageError UpstreamAuthFailed = new(
        "upstreamAuthFailed",
        502,
        """
        {
          "type": "https://docs.langchain.com/errors/upstream_auth_failed",
          "code": "upstream_auth_failed",
          "detail": "The runtime refused this caller.",
          "status": 502
        }
        """,
        typeof(DeepAgentsServerException),
        typeof(StructuredError),
        "The runtime refused this caller.",
        IsTransient: false);

    /// <summary>For 500 and 503 the pages document the schema of an error, without an example.</summary>
    public static readonly PageError InternalServerError = new(
        "internalServerError",
        500,
        """{"type": "about:blank", "code": "internal", "detail": "Something broke", "status": 500}""",
        typeof(DeepAgentsServerException),
        typeof(StructuredError),
        "Something broke",
        IsTransient: false);

    public static readonly PageError ServiceUnavailable = new(
        "serviceUnavailable",
        503,
        """{"type": "about:blank", "code": "unavailable", "detail": "Come back later", "status": 503}""",
        typeof(DeepAgentsServerException),
        typeof(StructuredError),
        "Come back later",
        IsTransient: true);

    public override string ToString() => $"{Status} {Name}";
}
