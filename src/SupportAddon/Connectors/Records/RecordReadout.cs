using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Records;

/// <summary>What is asked of a connection's records.</summary>
/// <param name="Fields">Empty for all that the system tells of.</param>
/// <param name="Where">As typed.</param>
internal sealed record RecordAsk(string Resource, IReadOnlyList<string> Fields, IReadOnlyList<string> Where);

/// <summary>Records of any kind as rows of text, read as they come and under the connection's lease.</summary>
internal sealed class RecordReadout(LeaseStore leases, ConnectorOpener opener)
{
    /// <param name="connection">Whose.</param>
    /// <param name="ask">Which.</param>
    /// <param name="starter">The command.</param>
    /// <param name="waiting">Told whom the connection is waited for.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The names of the columns, then each record: its id and its values.</returns>
    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(
        Connection connection, RecordAsk ask, string starter, Action<string> waiting, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var lease = await leases.TakeAsync(connection.Id, LeaseHolder.ForCheck(starter), waiting, ct);
        await using var open = opener.Open(connection);
        var records = open.Records ?? throw new RefusedException(
            $"The connector of {connection.Name} does not read records.", "See which connectors do: supportaddon plugin list");
        var resource = open.Description is { } description ? await description.DescribeAsync(ask.Resource, ct) : null;
        var fields = Fields(ask, resource);
        yield return ["id", .. fields];
        await foreach (var page in records.FindAsync(new() { Resource = ask.Resource, Fields = fields, Conditions = RecordFilter.Read(ask.Where, resource) }, ct))
            foreach (var record in page)
                yield return [record.Id, .. fields.Select(field => record.Values.TryGetValue(field, out var value) ? Text(value) : "")];
    }

    private static string[] Fields(RecordAsk ask, ResourceInfo? resource)
    {
        if (ask.Fields.Except(resource?.Fields.Select(field => field.Name) ?? ask.Fields).FirstOrDefault() is { } unknown)
            throw new RefusedException($"{ask.Resource} has no field \"{unknown}\".", $"See which it has: supportaddon connection discover NAME --resource {ask.Resource}");
        string[] fields = [.. (ask.Fields.Count > 0 ? ask.Fields : resource?.Fields.Where(field => field.Type != FieldType.Other).Select(field => field.Name) ?? []).Except(["id"])];
        return fields.Length > 0 ? fields : throw new RefusedException("This connector does not tell what fields there are.", "Name those that you want: --field NAME");
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "" : value.ToString();
}
