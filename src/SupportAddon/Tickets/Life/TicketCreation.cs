using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Sync;

namespace SupportAddon.Tickets.Life;

/// <summary>A ticket that comes to us by itself, not through a client's system.</summary>
internal sealed record NewTicket(string Client, string Title)
{
    public string? Description { get; init; }

    public string? Kind { get; init; }

    /// <summary>One of <see cref="Channels"/>.</summary>
    public string Channel { get; init; } = "phone";

    public string? Requester { get; init; }

    /// <summary>When it was reported; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    public static IReadOnlyList<string> Channels { get; } = ["phone", "e-mail", "web", "api"];
}

/// <summary>Makes tickets of our own (R6): the same model as pulled ones, without a connection.</summary>
internal sealed class TicketCreation(NpgsqlDataSource database, ClientStore clients, TimeProvider time)
{
    public async Task<Recorded> CreateAsync(NewTicket wanted, Actor actor, CancellationToken ct)
    {
        Check(wanted);
        var client = await clients.GetAsync(wanted.Client, ct);
        await using var db = await database.OpenConnectionAsync(ct);
        await using var transaction = await db.BeginTransactionAsync(ct);
        var (ticket, created) = await OpenAsync(db, wanted, client.Id, actor, ct);
        await ticket.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new(ticket.Ticket.Id, ticket.Ticket.Number, created);
    }

    /// <summary>The same within a transaction; the ticket stays in hand, and is saved by the caller.</summary>
    public async Task<(TicketEntry Ticket, long Created)> OpenAsync(NpgsqlConnection db, NewTicket wanted, long clientId, Actor actor, CancellationToken ct)
    {
        var ticket = await TicketEntry.OpenAsync(db, await InsertAsync(db, wanted, clientId, ct), time, ct);
        var created = await ticket.RecordAsync(
            new(wanted.At?.ToUniversalTime() ?? ticket.Now, LifeEventType.Created, wanted.Channel), actor,
            new() { Visibility = "public", Data = new Dictionary<string, string?> { ["requester"] = wanted.Requester } }, ct);
        return (ticket, created);
    }

    private void Check(NewTicket wanted)
    {
        Refused.Empty(wanted.Title, "A ticket");
        if (!NewTicket.Channels.Contains(wanted.Channel))
            throw new RefusedException($"\"{wanted.Channel}\" is no channel.", $"Use one of: {string.Join(", ", NewTicket.Channels)}.");
        if (wanted.Kind is not null)
            Refused.If(QualificationField.Refuse(QualificationField.Kind, wanted.Kind));
        if (wanted.At > time.GetUtcNow())
            throw new RefusedException("The ticket would have been reported in the future.", "Give the time at which it was reported, or none for now.");
    }

    private async Task<long> InsertAsync(NpgsqlConnection db, NewTicket wanted, long clientId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var fields = new Dictionary<string, string?>
        {
            [TicketFields.Status] = TicketWord.Of(TicketStatus.Reception), [TicketFields.Kind] = wanted.Kind, [TicketFields.Requester] = CleanText.OrNull(wanted.Requester),
        };
        return await db.QuerySingleAsync<long>(new CommandDefinition(
            """
            insert into ticket (
                id, external_id, number, title, description, created_at, updated_at, fields, content_hash, first_seen_at, last_changed_at,
                client_id, kind, status, channel)
            overriding system value
            select id, 'SA-' || id, 'SA-' || id, @title, @description, @at, @now, @fields::jsonb, '', @now, @now, @client, @Kind, @status, @Channel
            from nextval('ticket_id_seq') as id
            returning id
            """,
            new
            {
                title = CleanText.Of(wanted.Title.Trim()), description = CleanText.OrNull(wanted.Description), at = wanted.At?.ToUniversalTime() ?? now, now,
                fields = JsonColumn.Write(fields), client = clientId, wanted.Kind, status = fields[TicketFields.Status], wanted.Channel,
            }, cancellationToken: ct));
    }
}
