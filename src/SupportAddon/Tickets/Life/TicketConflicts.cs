using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tickets.Life;

/// <summary>
/// Compares what stands here in place of the source's with what the source says. Both the same: the source's own is enough
/// from then on. The source moved to something else: a conflict, until somebody says whose value stands.
/// </summary>
internal sealed class TicketConflicts(TicketBook book, TimeProvider time)
{
    private static readonly Actor Source = new("source", null);

    /// <summary>After a pull, for the few tickets on which something of ours stands.</summary>
    /// <returns>How many conflicts are new.</returns>
    public async Task<int> LookAsync(Lease lease, Connection connection, CancellationToken ct)
    {
        var conflicts = 0;
        foreach (var id in (await StandingAsync(lease.Session, connection.Id, ct)).ToList())
        {
            await using var transaction = await lease.Session.BeginTransactionAsync(ct);
            var ticket = await TicketEntry.OpenAsync(lease.Session, id, time, ct);
            conflicts += await LookAsync(ticket, ct);
            await ticket.SaveAsync(ct);
            await lease.ProveAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return conflicts;
    }

    /// <param name="id">Our number of the ticket.</param>
    /// <param name="keep">One of <see cref="Settlement"/>: ours or theirs.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<Recorded>> SettleAsync(long id, string keep, Actor actor, CancellationToken ct) => book.ActAsync<IReadOnlyList<Recorded>>(id, async ticket =>
    {
        if (!ticket.State.InConflict)
            throw new RefusedException($"{ticket.Ticket.Number} is in no conflict with its source.", "See which are: supportaddon ticket list --conflicts");
        var settled = new List<Recorded>();
        foreach (var field in new[] { TakenField.Status, TakenField.Owner })
            if (Of(ticket, field) is { InConflict: true } ours)
                settled.Add(await SettleAsync(ticket, field, ours, keep, actor, ct));
        return settled;
    }, ct);

    public static string Kept(string? keep) => keep is Settlement.Ours or Settlement.Theirs
        ? keep
        : throw new RefusedException($"\"{keep}\" does not say whose value stands.", "Say ours or theirs.");

    private static async Task<int> LookAsync(TicketEntry ticket, CancellationToken ct)
    {
        var conflicts = 0;
        foreach (var field in new[] { TakenField.Status, TakenField.Owner })
            if (Of(ticket, field) is { } ours)
                conflicts += await LookAsync(ticket, field, ours, ct);
        return conflicts;
    }

    private static async Task<int> LookAsync(TicketEntry ticket, string field, Ours ours, CancellationToken ct)
    {
        var (now, sent) = (ticket.Ticket.SourceValue(SourceField(field)), await SentValues.ReadAsync(ticket, Kind(field), field, ct));
        if (sent.WrittenAt > ticket.Ticket.PulledAt)
            return 0; // What is stored was read before we wrote.
        var standing = ours.Stand(now, await SaysAsync(ticket, field, ours, now, ct), sent.Values);
        if (standing == Standing.Agreed)
            await ticket.RecordAsync(new(Later(ticket), LifeEventType.Settlement, field, ours.Value, Settlement.Agreed), Source, EventNote.None, ct);
        if (standing == Standing.Conflict)
            await ticket.RecordAsync(new(ticket.Now, LifeEventType.Conflict, field, ours.Value, now), Source, EventNote.None, ct);
        return standing == Standing.Conflict ? 1 : 0;
    }

    private static async Task<Recorded> SettleAsync(TicketEntry ticket, string field, Ours ours, string keep, Actor actor, CancellationToken ct)
    {
        var (kind, now) = (Kind(field), ticket.Ticket.SourceValue(SourceField(field)));
        await ReplyIntent.WithdrawAsync(ticket, kind, ct);
        var id = await ticket.RecordAsync(new(ticket.Now, LifeEventType.Settlement, field, ours.Value, keep, now), actor, EventNote.None, ct);
        if (keep == Settlement.Theirs || ReplyIntent.Refuses(ticket, kind) is not null)
            return ReplyIntent.Here(ticket, id, null);
        var (value, stays) = kind == ReplyKind.Status ? ReplyTarget.OfStatus(ticket, ours.Value!) : await ReplyTarget.OfOwnerAsync(ticket, ours.Value, ct);
        return stays is null ? await ReplyIntent.WriteValueAsync(ticket, id, kind, value, now, ct) : ReplyIntent.Here(ticket, id, stays);
    }

    private static Ours? Of(TicketEntry ticket, string field) => field == TakenField.Status ? ticket.State.Status : ticket.State.Owner;

    private static ReplyKind Kind(string field) => field == TakenField.Status ? ReplyKind.Status : ReplyKind.Assignee;

    private static string SourceField(string field) => field == TakenField.Status ? TicketFields.Status : TicketFields.Assignee;

    /// <summary>The source's clock may be ahead of ours: what it says must have begun when ours ends.</summary>
    private static DateTimeOffset Later(TicketEntry ticket) => ticket.Ticket.UpdatedAt > ticket.Now ? ticket.Ticket.UpdatedAt : ticket.Now;

    private static async Task<bool> SaysAsync(TicketEntry ticket, string field, Ours ours, string? now, CancellationToken ct)
    {
        if (field == TakenField.Status)
            return ours.Value == ticket.Ticket.Mapping.Word(TicketFields.Status, now);
        return string.IsNullOrEmpty(now) ? ours.Value is null : await PeopleNames.IsAsync(ticket.Db, ours.Value, ticket.Ticket.ConnectionId, now, ct);
    }

    private static Task<IEnumerable<long>> StandingAsync(NpgsqlConnection db, long connectionId, CancellationToken ct) => db.QueryAsync<long>(new CommandDefinition(
        """
        select ticket.id from ticket_support as support join ticket on ticket.id = support.ticket_id
        where (support.status is not null or support.owned) and connection_id = @connectionId order by ticket.id
        """, new { connectionId }, cancellationToken: ct));
}
