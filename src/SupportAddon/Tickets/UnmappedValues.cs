using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets;

/// <summary>A value of the source that has no word of ours.</summary>
/// <param name="Tickets">How many tickets have it, or had it at some time.</param>
/// <param name="Sample">The number of one of them.</param>
internal sealed record UnmappedValue(string Field, string Value, long Tickets, string Sample);

/// <summary>Finds the values that nothing maps, in the tickets as they are and in their history.</summary>
internal sealed class UnmappedValues(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<UnmappedValue>> ListAsync(Connection connection, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var values = await db.QueryAsync<UnmappedValue>(new CommandDefinition(
            $"""
            select field, value, count(distinct id) as tickets, min(number) as sample
            from (
                select id, number, field, fields ->> field as value
                from ticket cross join unnest(@fields) as field
                where connection_id = @Id and {TicketList.Unmapped}
                union all
                select ticket.id, number, field, value
                from ticket
                join ticket_event on ticket_event.ticket_id = ticket.id and type = 'field' and field = any(@fields)
                cross join unnest(array[from_value, to_value]) as value
                where connection_id = @Id
            ) as seen
            where value is not null
            group by field, value
            order by field, tickets desc, value
            """, new { connection.Id, fields = FieldMapping.MappedFields.ToArray() }, cancellationToken: ct));
        var mapping = FieldMapping.Of(connection.KnownMapping, connection.Mapping);
        return [.. values.Where(seen => mapping.IsUnmapped(seen.Field, seen.Value))];
    }
}
