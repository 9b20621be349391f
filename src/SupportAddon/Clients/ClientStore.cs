using Dapper;
using Npgsql;
using SupportAddon.Core.Sentences;
using SupportAddon.Core.Tickets;
using SupportAddon.Storage;

namespace SupportAddon.Clients;

/// <summary>The clients as stored, and what of each connection is theirs.</summary>
internal sealed class ClientStore(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<Client>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<Client>(new CommandDefinition(
            "select id, code, name, language, time_zone from client order by code", cancellationToken: ct))];
    }

    /// <summary>The client of that code; a refusal lists the ones there are.</summary>
    public async Task<Client> GetAsync(string code, CancellationToken ct)
    {
        var all = await ListAsync(ct);
        return all.FirstOrDefault(client => client.Code == code) ?? throw new RefusedException(
            $"There is no client \"{code}\".",
            all.Count == 0
                ? "Declare one in a file and run: supportaddon apply -f FILE"
                : (Sentence)$"Name one of: {string.Join(", ", all.Select(client => client.Code))}.");
    }

    /// <summary>All claims, in the order in which they were declared.</summary>
    public async Task<IReadOnlyList<StoredClaim>> ListClaimsAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<(string Client, long ConnectionId, string Connection, string Conditions)>(
            new CommandDefinition(
                """
                select client.code, connection.id, connection.name, claim.conditions::text
                from claim
                join client on client.id = claim.client_id
                join connection on connection.id = claim.connection_id
                order by client.code, connection.name, claim.ordinal
                """, cancellationToken: ct));
        return [.. rows.Select(row => new StoredClaim(row.ConnectionId, row.Connection, new(
            row.Client, JsonColumn.Read<Dictionary<string, IReadOnlyList<string>>>(row.Conditions))))];
    }
}

/// <summary>A claim and the connection it is about.</summary>
internal sealed record StoredClaim(long ConnectionId, string Connection, ClientClaim Claim);
