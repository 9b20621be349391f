using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Storage;

namespace SupportAddon.Health.Watch;

/// <summary>Which probes there are, and where they stood when their last measurement was written.</summary>
internal sealed class StandingReader(NpgsqlDataSource database)
{
    /// <summary>Another one as soon as another file was applied that says otherwise what is asked.</summary>
    public async Task<string> VersionAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<string>(new CommandDefinition(
            "select coalesce(md5(string_agg(concat_ws('|', id, kind, settings, secrets, connection_id, terms), ',' order by id)), '') from probe where removed_at is null",
            cancellationToken: ct)) ?? "";
    }

    public async Task<IReadOnlyDictionary<long, ProbeStanding>> ReadAsync(long[] probes, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<(long Id, string Standing)>(new CommandDefinition(
            "select probe_id, standing::text from probe_state where probe_id = any(@probes)", new { probes }, cancellationToken: ct));
        return rows.ToDictionary(row => row.Id, row => JsonColumn.Read<ProbeStanding>(row.Standing));
    }
}
