using Dapper;
using Npgsql;
using SupportAddon.Access;

namespace SupportAddon.Tickets;

/// <summary>Which tickets somebody sees: what is another client's is not there.</summary>
internal sealed class VisibleTickets(NpgsqlDataSource database, TicketFinder finder)
{
    public async Task<bool> HasAsync(Caller caller, long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from ticket where id = @id and (@ClientId::bigint is null or client_id = @ClientId))", new { id, caller.ClientId }, cancellationToken: ct));
    }

    /// <returns>Our number of the ticket that people call so.</returns>
    public Task<long> FindAsync(Caller caller, string? name, CancellationToken ct) => string.IsNullOrWhiteSpace(name)
        ? throw new RefusedException("It was not said which other ticket.", "Give its number.")
        : finder.FindAsync(name.Trim(), connection: null, caller.ClientId, ct);
}
