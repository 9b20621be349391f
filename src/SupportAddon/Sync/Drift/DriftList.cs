using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Sync.Drift;

/// <summary>The drift that nobody has accepted yet. A value that has got its word since is none any more.</summary>
internal sealed class DriftList(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<IReadOnlyList<DriftLine>> OpenAsync(Connection connection, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var lines = await db.QueryAsync<Row>(new CommandDefinition(
            """
            select kind, field, detail, sample, seen_at, run_id from drift
            where connection_id = @Id and accepted_at is null order by id
            """, new { connection.Id }, cancellationToken: ct));
        var mapping = FieldMapping.Of(connection.KnownMapping, connection.Mapping);
        return [.. lines.Where(line => line.Kind != DriftKind.UnmappedValue || mapping.IsUnmapped(line.Field, line.Detail))
            .Select(line => new DriftLine(connection.Name, line.Kind, line.Field, line.Detail, line.Sample, line.SeenAt, line.RunId))];
    }

    /// <summary>Takes what is open as known; only what is found from now on is told again.</summary>
    public async Task<int> AcceptAsync(Connection connection, string by, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteAsync(new CommandDefinition(
            "update drift set accepted_at = @now, accepted_by = @by where connection_id = @Id and accepted_at is null",
            new { connection.Id, by, now = time.GetUtcNow() }, cancellationToken: ct));
    }

    private sealed record Row(string Kind, string Field, string Detail, string? Sample, DateTime SeenAt, long? RunId);
}
