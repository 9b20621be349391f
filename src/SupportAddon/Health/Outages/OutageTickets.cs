using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Health.Outages;

/// <summary>
/// The ticket of an outage: a new one, or the last one of the same probe while that is open or may be reopened. An outage and its
/// ticket are written together, so that there are never two.
/// </summary>
internal sealed class OutageTickets(TicketCreation creation, ClientStore clients, TimeProvider time)
{
    /// <summary>From now on people are told of it.</summary>
    public async Task AnnounceAsync(NpgsqlConnection db, Untold outage, CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(ct);
        if (!await ClaimAsync(db, outage.Id, ct))
            return; // It has ended meanwhile.
        if (outage.Impact is not null)
            await LinkAsync(db, outage.Id, await AgainAsync(db, outage, ct) ?? await OpenAsync(db, outage, ct), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Says on their tickets which outages are over. Whether all is well is for a person to say: the ticket stays open.</summary>
    public async Task SettleAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var over = await db.QueryAsync<(long Id, long Ticket, long Client, DateTime Began, DateTime Ended, string Probe)>(new CommandDefinition(
            """
            select outage.id, ticket_id, outage.client_id, began_at, ended_at, probe.name from outage join probe on probe.id = probe_id
            where ended_at is not null and ticket_id is not null and settled_at is null order by outage.id
            """, cancellationToken: ct));
        foreach (var (id, ticketId, clientId, began, ended, probe) in over.ToList())
        {
            var words = await WordsAsync(clientId, ct);
            await using var transaction = await db.BeginTransactionAsync(ct);
            var ticket = await TicketEntry.OpenAsync(db, ticketId, time, ct);
            await NoteAsync(ticket, probe, words.Over(began, ended), ct);
            await ticket.SaveAsync(ct);
            await db.ExecuteAsync(new CommandDefinition("update outage set settled_at = @now where id = @id", new { id, now = time.GetUtcNow() }, cancellationToken: ct));
            await transaction.CommitAsync(ct);
        }
    }

    private async Task<bool> ClaimAsync(NpgsqlConnection db, long id, CancellationToken ct) => await db.ExecuteAsync(new CommandDefinition(
        "update outage set announced_at = @now, held_by = null where id = @id and announced_at is null and ended_at is null", new { id, now = time.GetUtcNow() }, cancellationToken: ct)) > 0;

    /// <returns>The last ticket of that probe, which speaks for this outage too; null where there is none, or it has been over for too long.</returns>
    private async Task<long?> AgainAsync(NpgsqlConnection db, Untold outage, CancellationToken ct)
    {
        var last = await db.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select ticket_id from outage where probe_id = @ProbeId and ticket_id is not null order by id desc limit 1", new { outage.ProbeId }, cancellationToken: ct));
        if (last is not { } id)
            return null;
        var ticket = await TicketEntry.OpenAsync(db, id, time, ct);
        var again = (await WordsAsync(outage.ClientId, ct)).Again(outage.BeganAt, outage.Error);
        if (TicketMoves.Merged(ticket) is not null || (TicketMoves.HasEnded(ticket) && await TicketMoves.RefuseReopeningAsync(ticket, ct) is not null))
            return null;
        if (TicketMoves.HasEnded(ticket))
            await TicketMoves.ReopenAsync(ticket, again, Author(outage.Probe), ct);
        else
            await NoteAsync(ticket, outage.Probe, again, ct);
        await ticket.SaveAsync(ct);
        return id;
    }

    private async Task<long> OpenAsync(NpgsqlConnection db, Untold outage, CancellationToken ct)
    {
        var words = await WordsAsync(outage.ClientId, ct);
        var wanted = new NewTicket("", words.Title(outage.Probe))
        {
            Description = words.Found(outage.Probe, outage.BeganAt, outage.Error), Kind = TicketWord.Of(TicketKind.Anomaly), Channel = "probe",
        };
        var author = Author(outage.Probe);
        var (ticket, _) = await creation.OpenAsync(db, wanted, outage.ClientId, author, ct);
        await TicketQualification.RecordAsync(ticket, new Dictionary<string, string?> { [QualificationField.Impact] = outage.Impact }, null, author, ct);
        await ticket.SaveAsync(ct);
        return ticket.Ticket.Id;
    }

    private static Task<long> NoteAsync(TicketEntry ticket, string probe, string text, CancellationToken ct) =>
        ticket.RecordAsync(new(ticket.Now, LifeEventType.Message), Author(probe), new() { Visibility = "automatic", Body = text }, ct);

    private static Task<int> LinkAsync(NpgsqlConnection db, long outage, long ticket, CancellationToken ct) =>
        db.ExecuteAsync(new CommandDefinition("update outage set ticket_id = @ticket where id = @outage", new { outage, ticket }, cancellationToken: ct));

    private static Actor Author(string probe) => new($"probe:{probe}", null);

    private async Task<OutageWords> WordsAsync(long clientId, CancellationToken ct) => new((await clients.ListAsync(ct)).Single(client => client.Id == clientId));
}
