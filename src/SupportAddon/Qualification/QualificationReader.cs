using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Qualification;
using SupportAddon.Storage;
using SupportAddon.Tickets;

namespace SupportAddon.Qualification;

/// <summary>Says what its client's rules make of a stored ticket. Nothing is written.</summary>
internal sealed class QualificationReader(NpgsqlDataSource database, TicketFinder finder, ClientTermsStore terms)
{
    /// <param name="name">The number people quote, or the id at the source.</param>
    /// <param name="connection">Which of several tickets of that name.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<QualifiedTicket> ExplainAsync(string name, string? connection, CancellationToken ct) =>
        await ExplainAsync(await finder.FindAsync(name, connection, ct), ct);

    public async Task<QualifiedTicket> ExplainAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var ticket = await db.QuerySingleAsync<Row>(new CommandDefinition(Ticket, new { id, own = TimelineReader.OwnSource }, cancellationToken: ct));
        return new(ticket.Text, ticket.Client, ticket.Unassigned, (await RulesAsync(ticket.Client, ct)).Decide(ticket.Text));
    }

    /// <summary>A client's rules; none where the ticket is nobody's.</summary>
    public async Task<QualificationRules> RulesAsync(string? client, CancellationToken ct)
    {
        var found = (await terms.ListAsync(ct)).FirstOrDefault(stored => stored.Code == client);
        return new([.. (found?.Qualification ?? []).Select(Rule)]);
    }

    private static QualificationRule Rule(RuleEntry entry, int index) =>
        new(entry.Name ?? $"rule {index + 1}", Expression.ReadCondition(entry.When, TicketText.Vocabulary), entry.Then);

    /// <summary>As it came: what support has said since would turn a rule that asks for what it decides itself.</summary>
    private const string Ticket =
        """
        select number, title, description, coalesce(connection.name, @own) as connection, created_at, kind, status, priority, maintenance_type,
            fields::text as fields, client.code as client, unassigned
        from ticket
        left join connection on connection.id = connection_id
        left join client on client.id = client_id
        where ticket.id = @id
        """;

    private sealed class Row
    {
        public string Number { get; init; } = "";

        public string Title { get; init; } = "";

        public string? Description { get; init; }

        public string Connection { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public string? Kind { get; init; }

        public string? Status { get; init; }

        public string? Priority { get; init; }

        public string? MaintenanceType { get; init; }

        public string Fields { get; init; } = "{}";

        public string? Client { get; init; }

        public string? Unassigned { get; init; }

        public TicketText Text => new(
            Number, Title, Description, Connection, CreatedAt, Kind, Status, Priority, MaintenanceType, JsonColumn.Read<Dictionary<string, string?>>(Fields));
    }
}

/// <summary>A ticket and what its client's rules say of it.</summary>
/// <param name="Unassigned">Why it is nobody's.</param>
internal sealed record QualifiedTicket(TicketText Ticket, string? Client, string? Unassigned, QualificationDecision Decision);
