using SupportAddon.Clients;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Qualification;
using SupportAddon.Tickets;

namespace SupportAddon.Qualification;

/// <summary>Says what its client's rules make of a stored ticket. Nothing is written.</summary>
internal sealed class QualificationReader(TicketSheetReader sheets, ClientTermsStore terms)
{
    /// <param name="name">The number people quote, or the id at the source.</param>
    /// <param name="connection">Which of several tickets of that name.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<(TicketSheet Ticket, QualificationDecision Decision)> ExplainAsync(string name, string? connection, CancellationToken ct)
    {
        var sheet = await sheets.GetAsync(name, connection, ct);
        return (sheet, (await RulesAsync(sheet.Ticket.Client, ct)).Decide(Text(sheet)));
    }

    /// <summary>A client's rules; none where the ticket is nobody's.</summary>
    public async Task<QualificationRules> RulesAsync(string? client, CancellationToken ct)
    {
        var found = (await terms.ListAsync(ct)).FirstOrDefault(stored => stored.Code == client);
        return new([.. (found?.Qualification ?? []).Select(Rule)]);
    }

    private static QualificationRule Rule(RuleEntry entry, int index) =>
        new(entry.Name ?? $"rule {index + 1}", Expression.ReadCondition(entry.When, TicketText.Vocabulary), entry.Then);

    private static TicketText Text(TicketSheet sheet) => new(
        sheet.Ticket.Number, sheet.Ticket.Title, sheet.Description, sheet.Ticket.Connection, sheet.Ticket.CreatedAt,
        sheet.Ticket.Kind, sheet.Ticket.Status, sheet.Ticket.Priority, sheet.MaintenanceType, sheet.Fields);
}
