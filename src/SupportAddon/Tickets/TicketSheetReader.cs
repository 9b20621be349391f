using Dapper;
using Npgsql;
using SupportAddon.Access;
using SupportAddon.Core.Life;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets;

/// <summary>Reads all that is known of a ticket.</summary>
internal sealed class TicketSheetReader(NpgsqlDataSource database, TicketFinder finder)
{
    public async Task<TicketSheet> GetAsync(string name, string? connection, CancellationToken ct) =>
        await GetAsync(await finder.FindAsync(name, connection, ct), ct);

    /// <summary>As far as the caller may read it; whether the ticket may be seen at all was asked before.</summary>
    public async Task<TicketSheet> GetAsync(long id, Caller caller, CancellationToken ct)
    {
        var sheet = await GetAsync(id, ct);
        return caller.SeesAllClients ? sheet : sheet.AsClientSees();
    }

    public async Task<TicketSheet> GetAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var row = await db.QuerySingleAsync<Row>(new CommandDefinition(Query, new { id }, cancellationToken: ct));
        var support = row.State is null ? SupportState.Nothing : JsonColumn.Read<SupportState>(row.State);
        var hand = await TicketAtHandReader.ReadAsync(db, id, ct);
        var history = await TicketHistory.ReadAsync(db, id, ct);
        return row.Sheet(support, await TiesAsync(db, id, support, ct), hand.ConnectionId is null ? history : [.. history.Select(Unsent)]) with
        {
            StaysHere = hand.ConnectionId is null ? [] : [.. StaysHere(hand, support)], Terms = hand.Terms, Change = row.Stage is null ? null : TicketChange.Of(row.Stage, support.Change),
        };
    }

    private static TicketEvent Unsent(TicketEvent fact) => fact with
    {
        StaysHere = fact is { Origin: "here", Sent: null, Type: LifeEventType.Message or LifeEventType.State or LifeEventType.Assignment },
    };

    private static IEnumerable<string> StaysHere(TicketAtHand ticket, SupportState support)
    {
        string[] kinds = ["answer", "note", "status", "assignee"];
        var missing = kinds.Except(ticket.Replies).ToList();
        if (missing.Count > 0)
            yield return $"The connector of {ticket.Connection} cannot write {string.Join(", ", missing)}: such a change stays here.";
        if (!missing.Contains("status") && support.Status?.Value is { } status && ticket.ReplyWords.Find(TicketFields.Status, status).Stays is { } why)
            yield return why;
    }

    private static async Task<IReadOnlyList<TicketTie>> TiesAsync(NpgsqlConnection db, long id, SupportState support, CancellationToken ct)
    {
        var others = (await db.QueryAsync<(long Id, string Number, string Title, string? Status, bool Absorbed)>(new CommandDefinition(
            """
            select id, number, title, status, merged_into is not distinct from @id from ticket_now
            where id = any(@ids) or id in (select ticket_id from ticket_support where merged_into = @id)
            order by id
            """, new { id, ids = support.Links.Select(link => link.Ticket).Append(support.MergedInto ?? 0).ToArray() }, cancellationToken: ct))).ToList();
        return
        [
            .. from other in others where other.Id == support.MergedInto select new TicketTie(other.Id, "merged-into", other.Number, other.Title, other.Status),
            .. from other in others where other.Absorbed select new TicketTie(other.Id, "merged-from", other.Number, other.Title, other.Status),
            .. from link in support.Links join other in others on link.Ticket equals other.Id select new TicketTie(other.Id, link.Kind, other.Number, other.Title, other.Status),
        ];
    }

    private static readonly string Query =
        $"""
        select {TicketList.Columns}, link, description, maintenance_type, gone_at, fields::text as fields,
            (select state::text from ticket_support where ticket_id = ticket.id) as state
        from ticket_now as ticket where id = @id
        """;

    private sealed class Row : TicketList.Row
    {
        public string? Link { get; init; }

        public string? Description { get; init; }

        public string? MaintenanceType { get; init; }

        public DateTime? GoneAt { get; init; }

        public string Fields { get; init; } = "{}";

        public string? State { get; init; }

        public TicketSheet Sheet(SupportState support, IReadOnlyList<TicketTie> ties, IReadOnlyList<TicketEvent> history) => new(
            Line, Link, Description, MaintenanceType, GoneAt, JsonColumn.Read<Dictionary<string, string?>>(Fields), support, ties, history) { Channel = Channel };
    }
}
