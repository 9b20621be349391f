using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Core.Tickets;
using SupportAddon.People;

namespace SupportAddon.Sync.Drift;

/// <summary>The drift that nobody has accepted yet. A value that has got its word since is none any more.</summary>
internal sealed class DriftList(NpgsqlDataSource database, AuditTrail audit, TimeProvider time)
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
    public async Task<int> AcceptAsync(Connection connection, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        var accepted = await change.Db.ExecuteAsync(new CommandDefinition(
            "update drift set accepted_at = @now, accepted_by = @by where connection_id = @Id and accepted_at is null",
            new { connection.Id, by = by.Name, now = time.GetUtcNow() }, cancellationToken: ct));
        if (accepted > 0)
            await change.CommitAsync("drift.accept", $"connection {connection.Name}", new { accepted }, ct);
        return accepted;
    }

    private sealed record Row(string Kind, string Field, string Detail, string? Sample, DateTime SeenAt, long? RunId);
}
