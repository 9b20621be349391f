using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Storage;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets;

/// <summary>Reads the tickets that are, or once were, a client's as timelines.</summary>
internal sealed class TimelineReader(
    NpgsqlDataSource database, ConnectionStore connections, ClientStore clients, TicketRulesReader rulesReader)
{
    public async Task<IReadOnlyList<TicketTimeline>> ReadAsync(Client client, CancellationToken ct)
    {
        var claimed = (await clients.ListClaimsAsync(ct))
            .Where(claim => claim.Claim.Client == client.Code)
            .Select(claim => claim.ConnectionId)
            .ToHashSet();
        var timelines = new List<TicketTimeline>();
        foreach (var connection in (await connections.ListAsync(ct)).Where(connection => claimed.Contains(connection.Id)))
            timelines.AddRange(await ReadAsync(client, connection, await rulesReader.ReadAsync(connection, ct), ct));
        timelines.AddRange(await ReadAsync(client, null, TicketRules.OfOurOwn(client.Code, client.Id), ct));
        return [.. timelines.Where(timeline => timeline.Steps.Any(step => step.State.Client == client.Code))];
    }

    private async Task<IEnumerable<TicketTimeline>> ReadAsync(Client client, Connection? connection, TicketRules rules, CancellationToken ct)
    {
        var parameters = new { client.Id, ConnectionId = connection?.Id, claimFields = rules.Claims.Fields.ToArray() };
        await using var db = await database.OpenConnectionAsync(ct);
        await using var snapshot = await db.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var tickets = await db.QueryAsync<TicketRow>(new CommandDefinition(
            $"select id, number, title, link, created_at, fields::text {Concerned} order by id", parameters, cancellationToken: ct));
        var events = (await db.QueryAsync<EventRow>(new CommandDefinition(
            $"""
            select ticket_id, type, occurred_at, field, from_value, to_value from current_ticket_event
            where type in ('field', 'gone', 'back') and ticket_id in (select id {Concerned})
            order by occurred_at, id
            """, parameters, cancellationToken: ct))).ToLookup(row => row.TicketId);
        var ours = (await db.QueryAsync<EventStore.Row>(new CommandDefinition(
            $"""
            select {EventStore.Columns} from ticket_event
            where origin = 'here' and ticket_id in (select ticket_id from ticket_support where ticket_id in (select id {Concerned}))
            order by id
            """, parameters, cancellationToken: ct)))
            .ToLookup(row => row.TicketId, row => row.Event);
        var reading = new TimelineRules(rules.Mapping, rules.Claims);
        return tickets.Select(ticket => SupportedTimeline.Of(
            reading.Read(ticket.Facts(connection?.Name ?? OwnSource, events[ticket.Id])), [.. ours[ticket.Id]]));
    }

    /// <summary>Where tickets of our own come from, in lists.</summary>
    public const string OwnSource = "SupportAddon";

    /// <summary>Theirs now, or with a history in a field that decides whose a ticket is.</summary>
    private const string Concerned =
        """
        from ticket
        where (connection_id = @ConnectionId or (@ConnectionId::bigint is null and connection_id is null)) and (client_id = @Id or exists (
            select from ticket_event where ticket_id = ticket.id and type = 'field' and field = any(@claimFields)))
        """;

    private sealed record TicketRow(long Id, string Number, string Title, string? Link, DateTime CreatedAt, string Fields)
    {
        public TicketFacts Facts(string connection, IEnumerable<EventRow> events) => new(
            new(Id, Number, Title, Link is null ? null : new Uri(Link), connection),
            CreatedAt,
            JsonColumn.Read<Dictionary<string, string?>>(Fields),
            [.. events.Where(row => row.Type == "field").Select(row => new FieldStep(row.OccurredAt, row.Field!, row.FromValue, row.ToValue))],
            [.. events.Where(row => row.Type != "field").Select(row => ((DateTimeOffset)row.OccurredAt, row.Type == "gone"))]);
    }

    private sealed record EventRow(
        long TicketId, string Type, DateTime OccurredAt, string? Field, string? FromValue, string? ToValue);
}
