using Dapper;
using Npgsql;
using SupportAddon.Core.Fixes;
using SupportAddon.Storage;

namespace SupportAddon.Fixes;

/// <summary>When a second person must approve, by the client files: of all clients that a connection serves, the strictest.</summary>
internal sealed class ClientFourEyes(NpgsqlDataSource database)
{
    public async Task<FourEyesRules> OfAsync(long connectionId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rules = await db.QueryAsync<string>(new CommandDefinition(
            "select four_eyes::text from client where four_eyes is not null and id in (select client_id from claim where connection_id = @connectionId)",
            new { connectionId }, cancellationToken: ct));
        return rules.Select(JsonColumn.Read<FourEyesRules>).Aggregate(FourEyesRules.None, (one, other) => one.And(other));
    }
}
