using System.Net;
using System.Text;
using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;
using RichardSzalay.MockHttp;

namespace DeepAgents.Tests.DocumentationPages;

/// <summary>Serves what a documentation page describes, and nothing else.</summary>
internal static class LangSmithPage
{
    private const string Key = "a-key-that-nobody-may-see";

    /// <summary>Answers exactly one request, which has to have this address and the key.</summary>
    public static async Task<T> CallAsync<T>(string pathAndQuery, int status, string body, Func<DeepAgentsClient, Task<T>> call)
    {
        using var handler = new MockHttpMessageHandler();
        handler.Expect(HttpMethod.Get, "*")
            .With(request => request.RequestUri!.AbsoluteUri == "https://api.smith.langchain.com/v1/deepagents/" + pathAndQuery)
            .With(request => request.Headers.GetValues("X-Api-Key").Single() == Key)
            .Respond((HttpStatusCode)status, new StringContent(body, Encoding.UTF8, "application/json"));
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = Key, Retry = { MaxRetries = 0 } }, handler);
        try
        {
            return await call(client);
        }
        finally
        {
            handler.VerifyNoOutstandingExpectation();
        }
    }

    /// <summary>The call has to fail as the page's example says.</summary>
    public static void Check<T>(PageError page, string pathAndQuery, Func<DeepAgentsClient, Task<T>> call)
    {
        var failure = Assert.CatchAsync<DeepAgentsApiException>(() => CallAsync(pathAndQuery, page.Status, page.Body, call))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.GetType(), Is.EqualTo(page.Exception));
            Assert.That(failure.Status, Is.EqualTo(page.Status));
            Assert.That(failure.Error.GetType(), Is.EqualTo(page.Error));
            Assert.That(failure.Error.Message, Is.EqualTo(page.Message));
            Assert.That(failure.IsTransient, Is.EqualTo(page.IsTransient));
            Assert.That(failure.RawBody, Is.EqualTo(page.Body));
            Assert.That(failure.Message, Does.Contain(page.Message));
            Assert.That(failure.ToString(), Does.Not.Contain(Key));
            if (failure.Error is StructuredError structured)
            {
                var body = JObject.Parse(page.Body);
                Assert.That(structured.Type, Is.EqualTo((string?)body["type"]));
                Assert.That(structured.Code, Is.EqualTo((string?)body["code"]));
                Assert.That(structured.Detail, Is.EqualTo((string?)body["detail"]));
                Assert.That(structured.Status, Is.EqualTo(page.Status));
            }
        });
    }
}
