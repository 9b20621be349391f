using Dapper;
using Npgsql;

namespace SupportAddon.Tickets;

/// <summary>Finds one ticket by the source's id or the number people quote.</summary>
internal sealed class TicketFinder(NpgsqlDataSource database)
{
    /// <returns>Our number of it.</returns>
    public Task<long> FindAsync(string name, string? connection, CancellationToken ct) => FindAsync(name, connection, clientId: null, ct);

    /// <param name="name">The number or id.</param>
    /// <param name="connection">Where two connections have one of that name.</param>
    /// <param name="clientId">The one client whose tickets whoever asks may see; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<long> FindAsync(string name, string? connection, long? clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var found = (await db.QueryAsync<(long Id, string? Connection)>(new CommandDefinition(
            """
            select ticket.id, connection.name
            from ticket left join connection on connection.id = ticket.connection_id
            where (number = @name or external_id = @name) and (@connection::text is null or connection.name = @connection)
              and (@clientId::bigint is null or client_id = @clientId)
            limit 3
            """, new { name, connection, clientId }, cancellationToken: ct))).ToList();
        if (found.Count > 1)
            throw new RefusedException(
                $"{found.Count} tickets are called \"{name}\".",
                $"Name its connection as well: --connection {string.Join(" or ", found.Select(row => row.Connection).Distinct())}");
        return found.Count == 1 ? found[0].Id : throw new RefusedException(
            $"There is no ticket \"{name}\".", "Look for it: supportaddon ticket list --text WORD");
    }
}
