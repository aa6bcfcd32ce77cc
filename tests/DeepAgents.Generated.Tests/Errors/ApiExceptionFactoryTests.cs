namespace DeepAgents.Tests.Errors;

public class ApiExceptionFactoryTests
{
    [Test]
    public void Each_status_has_its_class([Range(300, 600)] int status)
    {
        Type expected = status switch
        {
            400 => typeof(DeepAgentsBadRequestException),
            401 => typeof(DeepAgentsAuthenticationException),
            403 => typeof(DeepAgentsPermissionException),
            404 => typeof(DeepAgentsNotFoundException),
            409 => typeof(DeepAgentsConflictException),
            422 => typeof(DeepAgentsUnprocessableException),
            429 => typeof(DeepAgentsRateLimitException),
            500 or 501 or 502 or 503 or 504 or 505 => typeof(DeepAgentsServerException),
            > 505 and < 600 => typeof(DeepAgentsServerException),
            _ => typeof(DeepAgentsApiException),
        };

        DeepAgentsApiException exception = ApiExceptionFactory.Create(new ApiFailure { Status = status });

        Assert.That((exception.GetType(), exception.Status), Is.EqualTo((expected, status)));
    }
}
