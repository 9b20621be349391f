using Dapper;
using Npgsql;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Storage;

namespace SupportAddon.Tickets.Life;

/// <summary>
/// A ticket in hand: nobody else acts on it here until the transaction ends. What is locked is the row of support's own
/// state, never the ticket, so that neither a pull waits for people nor people for a pull.
/// </summary>
internal sealed class TicketEntry
{
    private readonly DateTimeOffset now;
    private bool isTouched;

    private TicketEntry(NpgsqlConnection db, TicketAtHand ticket, SupportState state, DateTimeOffset now) =>
        (Db, Ticket, State, this.now) = (db, ticket, state, now);

    public NpgsqlConnection Db { get; }

    public TicketAtHand Ticket { get; }

    /// <summary>After what was recorded so far.</summary>
    public SupportState State { get; private set; }

    public DateTimeOffset Now => now;

    public TicketStatus? Status => TicketWord.Parse<TicketStatus>(State.Status?.Value) ?? Ticket.Source.Status;

    public TicketKind? Kind => TicketWord.Parse<TicketKind>(State.Value(QualificationField.Kind)) ?? Ticket.Source.Kind;

    /// <summary>How far it has come as a change request, which it may not be.</summary>
    public FunnelStage Stage => Funnel.Stage(State.Change, State.Coverage, Status);

    public static async Task<TicketEntry> OpenAsync(NpgsqlConnection db, long id, TimeProvider time, CancellationToken ct)
    {
        var now = Instant(time.GetUtcNow());
        var state = await db.ExecuteScalarAsync<string?>(new CommandDefinition(
            """
            insert into ticket_support (ticket_id, state, changed_at) select id, '{}', updated_at from ticket where id = @id
            on conflict (ticket_id) do nothing;
            select state::text from ticket_support where ticket_id = @id for update
            """, new { id }, cancellationToken: ct));
        var ticket = await TicketAtHandReader.ReadAsync(db, id, ct);
        return new(db, ticket, JsonColumn.Read<SupportState>(state!), now);
    }

    /// <summary>As the database keeps it, so that a state read back is the state written.</summary>
    private static DateTimeOffset Instant(DateTimeOffset now) => new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    /// <summary>Records what happens now.</summary>
    /// <returns>The number of the event.</returns>
    public async Task<long> RecordAsync(LifeEvent fact, Actor author, EventNote note, CancellationToken ct)
    {
        var id = await EventStore.AddAsync(Db, Ticket.Id, fact, author, note, now, ct);
        State = TicketLife.Next(State, fact);
        isTouched = true;
        return id;
    }

    /// <summary>Stores the state that the events tell; the caller commits.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        if (isTouched)
            await StoreAsync(Db, Ticket.Id, State, now, ct);
    }

    public static Task<int> StoreAsync(NpgsqlConnection db, long id, SupportState state, DateTimeOffset now, CancellationToken ct) =>
        db.ExecuteAsync(new CommandDefinition(
            "update ticket_support set state = @state::jsonb, resolved_at = @resolvedAt, changed_at = @now where ticket_id = @id",
            new { id, state = JsonColumn.Write(state), resolvedAt = state.ResolvedAt, now }, cancellationToken: ct));
}
