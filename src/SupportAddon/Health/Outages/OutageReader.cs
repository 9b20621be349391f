using Dapper;
using Npgsql;
using SupportAddon.Access;

namespace SupportAddon.Health.Outages;

/// <summary>Outages as people and programs look at them.</summary>
internal sealed class OutageReader(NpgsqlDataSource database)
{
    /// <returns>Null when there is none of that number, or the caller does not see its client.</returns>
    public async Task<OutageSheet?> FindAsync(Caller caller, long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.QuerySingleOrDefaultAsync<OutageSheet>(new CommandDefinition(
            $"{Columns} where outage.id = @id and {Seen}", new { id, caller.ClientId }, cancellationToken: ct));
    }

    /// <summary>Those that the caller sees, the latest first.</summary>
    /// <param name="before">Only those of smaller numbers; null for all.</param>
    public async Task<IReadOnlyList<OutageSheet>> ListAsync(Caller caller, long? before, int limit, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<OutageSheet>(new CommandDefinition(
            $"""
            {Columns}
            where {Seen} and (@before::bigint is null or outage.id < @before)
            order by outage.id desc limit @limit
            """, new { caller.ClientId, before, limit }, cancellationToken: ct))];
    }

    private const string Seen = "(@ClientId::bigint is null or outage.client_id = @ClientId)";

    /// <summary>Who was kept from being told is support's to know.</summary>
    private const string Columns =
        """
        select outage.id, client.code as client, client.name as client_name, probe.name as probe, probe.removed_at is null as is_watched,
            began_at, confirmed_at, ended_at, recovered_at, error, case when @ClientId::bigint is null then held_by end as held_by, announced_at, ticket_id, ticket.number as ticket, cause
        from outage
        join client on client.id = outage.client_id
        join probe on probe.id = probe_id
        left join ticket on ticket.id = ticket_id
        """;
}
