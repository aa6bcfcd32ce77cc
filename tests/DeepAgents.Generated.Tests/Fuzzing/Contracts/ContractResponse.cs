using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Fuzzing.Contracts;

/// <summary>A response as a contract describes it; without a media type it has no body.</summary>
internal sealed record ContractResponse(int Status, string? MediaType, JObject? Schema, IReadOnlyList<JToken> Examples)
{
    public bool IsSuccess => Status is >= 200 and <= 299;
}
