using Dapper;
using Npgsql;

namespace SupportAddon.People;

/// <summary>A name in a source that is nobody's yet.</summary>
/// <param name="Events">How many facts bear it as their author.</param>
/// <param name="Assigned">How many tickets bear it as their assignee.</param>
internal sealed record UnmappedName(string Connection, string Name, long Events, long Assigned);

/// <summary>Finds the authors and assignees that nobody has mapped, the busiest first.</summary>
internal sealed class UnmappedPeople(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<UnmappedName>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<UnmappedName>(new CommandDefinition(
            """
            select connection.name as connection, seen.name, sum(events)::bigint as events, sum(assigned)::bigint as assigned
            from (
                select connection_id, author as name, count(*) as events, 0 as assigned
                from ticket_event join ticket on ticket.id = ticket_id
                where origin = 'source' and revision = 1 and author is not null group by connection_id, author
                union all
                select connection_id, fields ->> 'assignee', 0, count(*)
                from ticket where fields ->> 'assignee' <> '' group by connection_id, fields ->> 'assignee'
            ) as seen
            join connection on connection.id = seen.connection_id
            where not exists (select from person_identity as known where known.connection_id = seen.connection_id and known.name = seen.name)
            group by connection.name, seen.name
            order by sum(events) + sum(assigned) desc, connection.name, seen.name
            """, cancellationToken: ct))];
    }
}
