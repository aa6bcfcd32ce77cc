using DeepAgents.Tests.Fuzzing.Wire;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Fuzzing.Contracts;

/// <summary>Answers as they ought to be, out of a contract: its examples, and values of its schemas.</summary>
internal static class BaseAnswers
{
    private const int Successes = 70;
    private const int Examples = 30;

    public static Answer Make(ContractOperation operation, Dice dice)
    {
        var isSuccess = dice.Chance(Successes);
        ContractResponse[] responses = [.. operation.Responses.Where(r => r.IsSuccess == isSuccess)];
        var response = dice.Pick(responses.Length > 0 ? responses : operation.Responses);
        var answer = new Answer
        {
            Status = response.Status,
            ContentType = response.MediaType,
            HasBody = response.MediaType is not null,
            Piece = dice.Pick([1, 7, 100, 4096, 65536]),
        };
        var walk = new SchemaWalk(operation.Document, dice);
        if (response.MediaType == "text/event-stream")
        {
            answer.Frames = StreamFrames.Make(response, walk, dice);
        }
        else
        {
            // Where there is no body by contract, a mutation that gives one makes it one of the contract's.
            answer.Tree = response.Examples.Count > 0 && dice.Chance(Examples)
                ? JsonTree.From(dice.Pick(response.Examples))
                : walk.Make(response.Schema ?? dice.Pick(operation.Document.Schemas));
        }

        return answer;
    }

    /// <summary>A failure that passes, as it comes before the answer that counts.</summary>
    public static Answer Transient(Dice dice)
    {
        if (dice.Chance(30))
        {
            return new Answer { Refusal = new HttpRequestException(HttpRequestError.ConnectionError, "No connection could be made.") };
        }

        var answer = new Answer
        {
            Status = dice.Pick([429, 502, 503, 504]),
            Tree = JsonTree.From(new JObject { ["error"] = "try again" }),
        };
        if (dice.Chance(50))
        {
            answer.Headers.Add(new("Retry-After", dice.Pick(["0", "1", "29", "-5", "soon", "Wed, 21 Oct 2015 07:28:00 GMT"])));
        }

        answer.Render();
        return answer;
    }
}
