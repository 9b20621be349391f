using Dapper;
using Npgsql;

namespace SupportAddon.Tickets.Life;

/// <summary>Reads what was agreed with a client about the life of its tickets.</summary>
internal sealed class ClientTermsReader(NpgsqlDataSource database)
{
    public async Task<ClientTerms> ReadAsync(long clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var (levels, confirmation, reopening) = await db.QuerySingleAsync<(string[], TimeSpan, TimeSpan)>(new CommandDefinition(
            "select levels, confirmation, reopening from client where id = @clientId", new { clientId }, cancellationToken: ct));
        return new(new(levels), confirmation, reopening);
    }
}
