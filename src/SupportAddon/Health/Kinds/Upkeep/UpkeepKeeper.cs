using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Health.Probes;
using SupportAddon.Jobs;
using SupportAddon.People;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Health.Kinds.Upkeep;

/// <summary>
/// Makes the ticket of upkeep when it is due (R4), each once whatever dies and however many hosts there are. What was due several times
/// while nobody was there is caught up once.
/// </summary>
internal sealed class UpkeepKeeper(NpgsqlDataSource database, ProbeStore probes, ClientStore clients, TicketCreation creation, TimeProvider time)
{
    public async Task KeepAsync(CancellationToken ct)
    {
        var upkeep = (await probes.ListAsync(ct)).Where(probe => probe.Kind == UpkeepKind.Key).ToList();
        if (upkeep.Count == 0)
            return;
        var zones = (await clients.ListAsync(ct)).ToDictionary(client => client.Id, client => client.Zone);
        await using var db = await database.OpenConnectionAsync(ct);
        foreach (var probe in upkeep)
            await KeepAsync(db, probe, zones[probe.ClientId], ct);
    }

    private async Task KeepAsync(NpgsqlConnection db, StoredProbe probe, TimeZoneInfo zone, CancellationToken ct)
    {
        var text = probe.Settings["schedule"]!.ToString();
        if (!Schedule.TryParse(text, probe.Name, zone, out var schedule) || schedule.NextAfter(time.GetUtcNow()) is not { } next)
            return; // Such a schedule is refused when it is applied.
        await using var transaction = await db.BeginTransactionAsync(ct);
        if (await DueAsync(db, probe.Id, text, next, ct) is { } due)
            await OpenAsync(db, probe, due, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Plans the next time, and holds the row to the end: of two hosts one finds that it was due. Another schedule begins anew.</summary>
    /// <returns>When it was due; null where it is not yet.</returns>
    private async Task<DateTimeOffset?> DueAsync(NpgsqlConnection db, long probe, string schedule, DateTimeOffset next, CancellationToken ct) =>
        await db.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            """
            insert into upkeep (probe_id, schedule, next_at) values (@probe, @schedule, @next) on conflict (probe_id) do nothing;
            with known as (select * from upkeep where probe_id = @probe for update),
                planned as (update upkeep set schedule = @schedule, next_at = @next from known
                    where upkeep.probe_id = known.probe_id and (known.next_at <= @now or known.schedule <> @schedule))
            select next_at from known where next_at <= @now and schedule = @schedule
            """, new { probe, schedule, next, now = time.GetUtcNow() }, cancellationToken: ct)) is { } due ? due : null;

    private async Task OpenAsync(NpgsqlConnection db, StoredProbe probe, DateTimeOffset due, CancellationToken ct)
    {
        var author = new Actor($"probe:{probe.Name}", null);
        var wanted = new NewTicket("", probe.Settings["title"]!.ToString()) { Description = probe.Settings["description"]?.ToString(), Channel = "probe" };
        var (ticket, _) = await creation.OpenAsync(db, wanted, probe.ClientId, author, ct);
        await TicketQualification.RecordAsync(
            ticket, new Dictionary<string, string?> { [QualificationField.MaintenanceType] = TicketWord.Of(MaintenanceType.Preventive) }, null, author, ct);
        await ticket.SaveAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            "insert into upkeep_ticket (probe_id, due_at, ticket_id) values (@Id, @due, @ticket)", new { probe.Id, due, ticket = ticket.Ticket.Id }, cancellationToken: ct));
    }
}
