using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Compares what two versions of an operation ask for and answer.</summary>
internal sealed class OperationComparer(OperationShape old, OperationShape now, ChangeCollector found, SchemaWalk schemas)
{
    public void Compare()
    {
        if (old.OperationId != now.OperationId)
        {
            Add(ChangeKind.OperationIdChanged, old.Place, $"'{old.OperationId}' is '{now.OperationId}'");
        }

        if (old.IsDeprecated != now.IsDeprecated)
        {
            Add(now.IsDeprecated ? ChangeKind.OperationDeprecated : ChangeKind.OperationRestored, old.Place, now.Name);
        }

        Parameters();
        Body();
        Responses();
        Security();
        Sets(old.Servers, now.Servers, (ChangeKind.ServerRemoved, old.ServersPlace), (ChangeKind.ServerAdded, now.ServersPlace));
    }

    private void Parameters()
    {
        foreach (var (key, parameter) in old.Parameters)
        {
            if (!now.Parameters.TryGetValue(key, out var other))
            {
                Add(ChangeKind.ParameterRemoved, parameter.Place, Describe(parameter));
                continue;
            }

            if (parameter.IsRequired != other.IsRequired)
            {
                Add(other.IsRequired ? ChangeKind.ParameterBecameRequired : ChangeKind.ParameterBecameOptional, parameter.Place, Describe(parameter));
            }

            Written(ChangeKind.ParameterWrittenOtherwise, parameter, other, Direction.Request);
            schemas.Walk(parameter.Schema, other.Schema, old.Name, Direction.Request);
        }

        foreach (var parameter in now.Parameters.Where(p => !old.Parameters.ContainsKey(p.Key)).Select(p => p.Value))
        {
            Add(parameter.IsRequired ? ChangeKind.RequiredParameterAdded : ChangeKind.OptionalParameterAdded, parameter.Place, Describe(parameter));
        }
    }

    private void Body()
    {
        switch (old.Body, now.Body)
        {
            case (null, { } added):
                Add(added.IsRequired ? ChangeKind.RequiredBodyAdded : ChangeKind.OptionalBodyAdded, added.Place, "request body");
                break;
            case ({ } removed, null):
                Add(ChangeKind.BodyRemoved, removed.Place, "request body");
                break;
            case ({ } body, { } other):
                if (body.IsRequired != other.IsRequired)
                {
                    Add(other.IsRequired ? ChangeKind.BodyBecameRequired : ChangeKind.BodyBecameOptional, body.Place, "request body");
                }

                Content(body.Content, other.Content, Direction.Request);
                break;
        }
    }

    private void Responses()
    {
        foreach (var (status, response) in old.Responses)
        {
            if (!now.Responses.TryGetValue(status, out var other))
            {
                Add(old.IsSuccess(status) ? ChangeKind.SuccessStatusRemoved : ChangeKind.ErrorStatusRemoved, StatusPlace(old, status), status, Direction.Response);
                continue;
            }

            Headers(response, other);
            if (response.Content.Count == 0 && other.Content.Count > 0)
            {
                Add(ChangeKind.ContentIntroduced, other.Place, $"{status}: {string.Join(", ", other.Content.Keys)}", Direction.Response);
            }
            else
            {
                Content(response.Content, other.Content, Direction.Response);
            }
        }

        foreach (var status in now.Responses.Keys.Where(s => !old.Responses.ContainsKey(s)))
        {
            Add(now.IsSuccess(status) ? ChangeKind.SuccessStatusAdded : ChangeKind.ErrorStatusAdded, StatusPlace(now, status), status, Direction.Response);
        }
    }

    /// <summary>The status belongs to the operation, wherever its response is declared.</summary>
    private static string StatusPlace(OperationShape operation, string status) => $"{operation.Place}/responses/{(status == "DEFAULT" ? "default" : status)}";

    private void Headers(ResponseShape response, ResponseShape other)
    {
        foreach (var (key, header) in response.Headers)
        {
            if (!other.Headers.TryGetValue(key, out var same))
            {
                Add(ChangeKind.HeaderRemoved, header.Place, header.Name, Direction.Response);
                continue;
            }

            if (header.IsRequired != same.IsRequired)
            {
                Add(same.IsRequired ? ChangeKind.HeaderBecameRequired : ChangeKind.HeaderBecameOptional, header.Place, header.Name, Direction.Response);
            }

            Written(ChangeKind.HeaderWrittenOtherwise, header, same, Direction.Response);
            schemas.Walk(header.Schema, same.Schema, old.Name, Direction.Response);
        }

        foreach (var header in other.Headers.Where(h => !response.Headers.ContainsKey(h.Key)).Select(h => h.Value))
        {
            Add(ChangeKind.HeaderAdded, header.Place, header.Name, Direction.Response);
        }
    }

    private void Content(IReadOnlyDictionary<string, ContentShape> content, IReadOnlyDictionary<string, ContentShape> others, Direction direction)
    {
        foreach (var (media, shape) in content)
        {
            if (!others.TryGetValue(media, out var other))
            {
                Add(ChangeKind.MediaTypeRemoved, shape.Place, media, direction);
                continue;
            }

            if (shape.Encoding != other.Encoding)
            {
                Add(ChangeKind.FormEncodingChanged, shape.Place, $"'{shape.Encoding}' is '{other.Encoding}'", direction);
            }

            schemas.Walk(shape.Schema, other.Schema, old.Name, direction);
        }

        foreach (var (media, shape) in others.Where(c => !content.ContainsKey(c.Key)))
        {
            Add(ChangeKind.MediaTypeAdded, shape.Place, media, direction);
        }
    }

    private void Security()
    {
        foreach (var gone in old.Security.Except(now.Security))
        {
            Add(IsStillServed(gone) ? ChangeKind.AuthenticationNoLongerAsked : ChangeKind.AuthenticationRemoved, old.SecurityPlace, Describe(gone));
        }

        foreach (var added in now.Security.Except(old.Security))
        {
            Add(ChangeKind.AuthenticationAdded, now.SecurityPlace, Describe(added));
        }
    }

    /// <summary>Whether some way asks for nothing that this one does not bring.</summary>
    private bool IsStillServed(string alternative) =>
        now.Security.Any(other => Needs(other).All(Needs(alternative).Contains));

    private static string[] Needs(string alternative) => alternative.Split(" and ", StringSplitOptions.RemoveEmptyEntries);

    private void Written(ChangeKind kind, ParameterShape parameter, ParameterShape other, Direction direction)
    {
        if (parameter.Serialization != other.Serialization)
        {
            Add(kind, parameter.Place, $"'{parameter.Name}': {parameter.Serialization} is {other.Serialization}", direction);
        }
    }

    private void Sets(IReadOnlySet<string> before, IReadOnlySet<string> after, (ChangeKind Kind, string Place) removed, (ChangeKind Kind, string Place) added)
    {
        foreach (var gone in before.Except(after))
        {
            Add(removed.Kind, removed.Place, gone);
        }

        foreach (var come in after.Except(before))
        {
            Add(added.Kind, added.Place, come);
        }
    }

    private static string Describe(ParameterShape parameter) => $"{parameter.In} '{parameter.Name}'";

    private static string Describe(string alternative) => alternative.Length > 0 ? alternative : "without authentication";

    private void Add(ChangeKind kind, string place, string what, Direction direction = Direction.Request) => found.Add(new(kind, place, what), old.Name, direction);
}
