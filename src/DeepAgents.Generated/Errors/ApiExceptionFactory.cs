namespace DeepAgents;

/// <summary>Picks the exception class for a status.</summary>
internal static class ApiExceptionFactory
{
    internal static DeepAgentsApiException Create(ApiFailure failure) => failure.Status switch
    {
        400 => new DeepAgentsBadRequestException(failure),
        401 => new DeepAgentsAuthenticationException(failure),
        403 => new DeepAgentsPermissionException(failure),
        404 => new DeepAgentsNotFoundException(failure),
        409 => new DeepAgentsConflictException(failure),
        422 => new DeepAgentsUnprocessableException(failure),
        429 => new DeepAgentsRateLimitException(failure),
        >= 500 and <= 599 => new DeepAgentsServerException(failure),
        _ => new DeepAgentsApiException(failure),
    };
}
