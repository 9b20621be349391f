using System.Data;
using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Life;
using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;
using SupportAddon.Sla.Policies;
using SupportAddon.Storage;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Sla.Clocks;

/// <summary>Computes the clocks of stored tickets from their events. Nothing is written.</summary>
internal sealed class TicketSlaReader(
    NpgsqlDataSource database, ConnectionStore connections, TicketRulesReader rulesReader, PolicyStore policies)
{
    /// <summary>What the tickets are joined with, so that <see cref="Seen"/> can be asked for.</summary>
    public const string SeenFrom =
        """
        left join (select id, md5(mapping::text || known_mapping::text) as words from connection) as source on source.id = ticket.connection_id
        left join (select client_id, min(since) as since from sla_version group by client_id) as promised on promised.client_id = ticket.client_id
        """;

    /// <summary>All but the events that a ticket's clocks depend on: later wordings do not count, but the first one does for older tickets.</summary>
    public const string Seen = "concat_ws(' ', coalesce(ticket.client_id, 0), source.words, promised.since)";

    public async Task<TicketSla> GetAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await using var snapshot = await db.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        return (await ReadAsync(db, [id], ct))[0];
    }

    /// <param name="db">With one snapshot for all that is read.</param>
    /// <param name="ids">Which; one that is not there is left out.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<TicketSla>> ReadAsync(NpgsqlConnection db, long[] ids, CancellationToken ct)
    {
        var rows = await db.QueryAsync<TicketRow>(new CommandDefinition(Tickets, new { ids }, cancellationToken: ct));
        var events = (await db.QueryAsync<EventRow>(new CommandDefinition(Events, new { ids }, cancellationToken: ct))).ToLookup(row => row.TicketId);
        var ours = await EventStore.ReadAsync(db, ids, ct);
        var found = new List<TicketSla>();
        foreach (var source in rows.GroupBy(row => (row.ConnectionId, Own: row.ConnectionId is null ? row.Client : null)))
        {
            var rules = await RulesAsync(source.Key.ConnectionId, source.First(), ct);
            foreach (var row in source)
                found.Add(Read(row, [.. events[row.Id]], [.. ours[row.Id]], new TimelineRules(rules.Mapping, rules.Claims), await PolicyAsync(row, ct)));
        }

        return found;
    }

    private async Task<TicketRules> RulesAsync(long? connectionId, TicketRow ticket, CancellationToken ct) => connectionId is null
        ? TicketRules.OfOurOwn(ticket.Client!, ticket.ClientId!.Value)
        : await rulesReader.ReadAsync((await connections.ListAsync(ct)).First(stored => stored.Id == connectionId), ct);

    private async Task<SlaPolicy?> PolicyAsync(TicketRow row, CancellationToken ct) =>
        row.PolicyHash is null ? null : await policies.GetAsync(row.PolicyHash, ct);

    private static TicketSla Read(TicketRow row, IReadOnlyList<EventRow> events, IReadOnlyList<LifeEvent> ours, TimelineRules rules, SlaPolicy? policy)
    {
        var fields = JsonColumn.Read<Dictionary<string, string?>>(row.Fields);
        var requester = fields.GetValueOrDefault(TicketFields.Requester);
        var timeline = SupportedTimeline.Of(rules.Read(new(
            new(row.Id, row.Number, row.Title, row.Link is null ? null : new(row.Link), row.Connection ?? TimelineReader.OwnSource), row.CreatedAt, fields,
            [.. events.Where(fact => fact.Type == "field").Select(fact => new FieldStep(fact.OccurredAt, fact.Field!, fact.FromValue, fact.ToValue))],
            [.. events.Where(fact => fact.Type is "gone" or "back").Select(fact => ((DateTimeOffset)fact.OccurredAt, fact.Type == "gone"))])), ours);
        var facts = new SlaFacts(timeline.Steps,
            [.. events.Where(fact => fact.Type == "message").Select(fact => new SlaMessage(fact.OccurredAt, SupportSide.Has(fact.Side, row.IsAnybodyKnown, fact.Author, requester), Reach(fact.Visibility)))]);
        return new(timeline.Ticket, row.ClientId, row.Client, row.PolicyHash, facts,
            policy is null ? [] : [.. new TicketClocks(policy).Of(facts)], row.LastEventId, row.Seen);
    }

    private static MessageReach Reach(string? visibility) => visibility switch
    {
        "public" => MessageReach.Public,
        "internal" => MessageReach.Internal,
        _ => MessageReach.Automatic,
    };

    /// <summary>The wording in force when the ticket was created, or the first there was.</summary>
    private const string Tickets =
        $"""
        select ticket.id, ticket.connection_id, connection.name as connection, number, title, link, created_at, ticket.client_id,
            client.code as client, fields::text as fields, version.policy_hash, {Seen} as seen,
            coalesce((select max(id) from ticket_event where ticket_id = ticket.id), 0) as last_event_id,
            exists (select from person_identity join person on person.id = person_id
                where person_identity.connection_id = ticket.connection_id and person.side = 'support') as is_anybody_known
        from ticket
        {SeenFrom}
        left join connection on connection.id = ticket.connection_id
        left join client on client.id = ticket.client_id
        left join lateral (
            select policy_hash from sla_version where client_id = ticket.client_id
            order by since <= ticket.created_at desc, abs(extract(epoch from since - ticket.created_at)) limit 1) as version on true
        where ticket.id = any(@ids)
        """;

    private const string Events =
        """
        select id, ticket_id, type, occurred_at, author, side, field, from_value, to_value, visibility
        from ticket_history where ticket_id = any(@ids) order by occurred_at, id
        """;

    private sealed record TicketRow(
        long Id, long? ConnectionId, string? Connection, string Number, string Title, string? Link, DateTime CreatedAt, long? ClientId,
        string? Client, string Fields, string? PolicyHash, string Seen, long LastEventId, bool IsAnybodyKnown);

    private sealed record EventRow(
        long Id, long TicketId, string Type, DateTime OccurredAt, string? Author, string? Side, string? Field, string? FromValue, string? ToValue, string? Visibility);
}
