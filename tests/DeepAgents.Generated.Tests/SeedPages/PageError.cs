namespace DeepAgents.Tests.SeedPages;

/// <summary>A failure that a page documents, with the example body that it gives, and what the package makes of it.</summary>
public sealed record PageError(string Name, int Status, string Body, Type Exception, Type Error, string Message, bool IsTransient)
{
    /// <summary>The 400 responses of the LangSmith pages.</summary>
    public static readonly PageError MissingRequiredField = new(
        "missingRequiredField",
        400,
        """
        {
          "type": "https://docs.langchain.com/errors/missing_required_field",
          "code": "missing_required_field",
          "detail": "Set 'name' to a non-empty string: 'name' is required",
          "status": 400
        }
        """,
        typeof(DeepAgentsBadRequestException),
        typeof(StructuredError),
        "Set 'name' to a non-empty string: 'name' is required",
        IsTransient: false);

    public static readonly PageError InvalidRequestBody = new(
        "invalidRequestBody",
        400,
        """
        {
          "type": "https://docs.langchain.com/errors/invalid_request_body",
          "code": "invalid_request_body",
          "detail": "Provide a valid JSON request body matching the documented schema",
          "status": 400
        }
        """,
        typeof(DeepAgentsBadRequestException),
        typeof(StructuredError),
        "Provide a valid JSON request body matching the documented schema",
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
          "detail": "Verify the agent ID and that the calling identity has access: agent not found",
          "status": 404
        }
        """,
        typeof(DeepAgentsNotFoundException),
        typeof(StructuredError),
        "Verify the agent ID and that the calling identity has access: agent not found",
        IsTransient: false);

    /// <summary>The one 502 that will never get better: an orphaned thread after the deletion of its agent.</summary>
    public static readonly PageError UpstreamAuthFailed = new(
        "upstreamAuthFailed",
        502,
        """
        {
          "type": "https://docs.langchain.com/errors/upstream_auth_failed",
          "code": "upstream_auth_failed",
          "detail": "Verify that the calling identity is authorized for this organization: upstream agent runtime rejected the request",
          "status": 502
        }
        """,
        typeof(DeepAgentsServerException),
        typeof(StructuredError),
        "Verify that the calling identity is authorized for this organization: upstream agent runtime rejected the request",
        IsTransient: false);

    /// <summary>The pages give 500 and 503 the schema of an error, but no example.</summary>
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
