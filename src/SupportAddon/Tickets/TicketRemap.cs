using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Storage;

namespace SupportAddon.Tickets;

/// <summary>Reads the stored tickets of a connection anew after its mapping or its claims have changed.</summary>
internal sealed class TicketRemap(NpgsqlDataSource database, TicketRulesReader rulesReader)
{
    private const int BatchSize = 2_000;

    /// <returns>How many tickets read otherwise now.</returns>
    public async Task<long> ApplyAsync(Connection connection, CancellationToken ct)
    {
        var rules = await rulesReader.ReadAsync(connection, ct);
        await using var reading = await database.OpenConnectionAsync(ct);
        await using var writing = await database.OpenConnectionAsync(ct);
        var tickets = reading.QueryUnbufferedAsync<(long Id, string Fields)>(
            "select id, fields::text from ticket where connection_id = @Id", new { connection.Id });
        var changed = 0L;
        await foreach (var batch in tickets.Chunk(BatchSize).WithCancellation(ct))
            changed += await writing.ExecuteAsync(new CommandDefinition(Update, Columns(batch, rules), cancellationToken: ct));
        return changed;
    }

    private const string Update =
        """
        update ticket set client_id = d.client_id, unassigned = d.unassigned, kind = d.kind, status = d.status,
            priority = d.priority, maintenance_type = d.maintenance_type
        from unnest(@ids, @clientIds, @unassigned, @kinds, @statuses, @priorities, @types)
            as d (id, client_id, unassigned, kind, status, priority, maintenance_type)
        where ticket.id = d.id
          and (ticket.client_id, ticket.unassigned, ticket.kind, ticket.status, ticket.priority, ticket.maintenance_type)
              is distinct from (d.client_id, d.unassigned, d.kind, d.status, d.priority, d.maintenance_type)
        """;

    private static object Columns((long Id, string Fields)[] batch, TicketRules rules)
    {
        var derived = batch
            .Select(ticket => rules.Derive(JsonColumn.Read<Dictionary<string, string?>>(ticket.Fields)))
            .ToList();
        return new
        {
            ids = batch.Select(ticket => ticket.Id).ToArray(),
            clientIds = derived.Select(columns => columns.ClientId).ToArray(),
            unassigned = derived.Select(columns => columns.Unassigned).ToArray(),
            kinds = derived.Select(columns => columns.Kind).ToArray(),
            statuses = derived.Select(columns => columns.Status).ToArray(),
            priorities = derived.Select(columns => columns.Priority).ToArray(),
            types = derived.Select(columns => columns.MaintenanceType).ToArray(),
        };
    }
}
