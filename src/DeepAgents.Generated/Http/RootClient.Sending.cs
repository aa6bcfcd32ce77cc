using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

public abstract partial class RootClient
{
    /// <summary>
    /// Sends a request that this version of the package has no method for, with the client's key, limits, retries and errors. A GET,
    /// HEAD or DELETE may be repeated after a passing failure; anything else only if it certainly had no effect.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">
    /// The path below the client's endpoint, such as <c>/agents/a1/health</c>, with its query if it has one. What an id holds has to be
    /// escaped already (<see cref="Uri.EscapeDataString(string)"/>).
    /// </param>
    /// <param name="body">What is sent as JSON: a model, a <see cref="JToken"/>, a dictionary, an anonymous object; <see langword="null"/> for no body.</param>
    /// <param name="options">Settings of this one call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The JSON of the answer, or <see langword="null"/> for an answer without any.</returns>
    /// <exception cref="ArgumentException">The path is none below the endpoint, or the body cannot be written as JSON.</exception>
    /// <exception cref="DeepAgentsException">The request failed.</exception>
    /// <exception cref="NotSupportedException">The body is of a type of your own, and the program is trimmed or compiled ahead of time.</exception>
    public virtual async Task<JToken?> SendAsync(
        HttpMethod method, string path, object? body = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = await SendAsync<JToken>(method, path, body, options, cancellationToken).ConfigureAwait(false);
        return result is JValue { Type: JTokenType.Null } ? null : result;
    }

    /// <summary>The same, and reads the answer as a type.</summary>
    /// <typeparam name="T">A model of this package, a <see cref="JToken"/>, a list of either, or a type of your own that Newtonsoft.Json reads.</typeparam>
    /// <exception cref="NotSupportedException">
    /// The body or <typeparamref name="T"/> is a type of your own, or a list, and the program is trimmed or compiled ahead of time: that
    /// takes reflection.
    /// </exception>
    /// <inheritdoc cref="SendAsync(HttpMethod, string, object?, RequestOptions?, CancellationToken)"/>
    public virtual Task<T> SendAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
        HttpMethod method, string path, object? body = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var form = JsonForms<T>.OfAny;
        var verb = (method ?? throw new ArgumentNullException(nameof(method))).Method;
        var retry = verb is "GET" or "HEAD" or "DELETE" ? RetrySafety.Safe : RetrySafety.Never;
        var request = new ApiRequest($"{verb} {CustomPath.WithoutQuery(path)}", verb, CustomPath.Check(path, nameof(path)), retry, options) { Template = null };
        request.OptionalBody(body, nameof(body));
        return Api.SendAsync(request, form, cancellationToken);
    }
}
