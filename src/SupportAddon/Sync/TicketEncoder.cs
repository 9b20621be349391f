using System.Buffers;
using System.Security.Cryptography;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Tickets;

namespace SupportAddon.Sync;

/// <summary>
/// Writes tickets as COPY takes them and hashes what was written, so that when its turn comes a page has only to be sent.
/// </summary>
internal sealed class TicketEncoder
{
    public const string ContentColumns = "external_id, number, link, title, description, created_at, updated_at, fields";
    public const string DerivedColumns = "content_hash, client_id, unassigned, kind, status, priority, maintenance_type";

    private readonly TicketRules rules;
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly BinaryValues row;
    private readonly List<KeyValuePair<string, string?>> fields = [];

    public TicketEncoder(TicketRules rules)
    {
        this.rules = rules;
        row = new(bytes);
    }

    /// <summary>Of one ticket after the other; not of two at once.</summary>
    public PageTicket Encode(SourceTicket ticket)
    {
        bytes.ResetWrittenCount();
        AddContent(ticket);
        var payload = bytes.WrittenCount;
        row.Text(ticket.Raw);
        var facts = bytes.WrittenCount;
        if (ticket.Events.Count > 0)
            AddFacts(ticket.Events);
        // The payload alone would not tell unchanged from changed: a corrected manifest reads other fields from the same payload.
        var hash = SHA256.HashData(bytes.WrittenSpan);
        var derived = bytes.WrittenCount;
        row.Bytes(hash);
        AddDerived(rules.Derive(ticket.Fields));
        return new(Lighter(ticket), hash, [.. bytes.WrittenSpan[..facts], .. bytes.WrittenSpan[derived..]], payload, facts);
    }

    /// <summary>What is encoded is let go, so that a page that waits for its turn takes little room.</summary>
    private static SourceTicket Lighter(SourceTicket ticket) => ticket with { Number = null, Link = null, Title = "", Description = null, Raw = "" };

    private void AddContent(SourceTicket ticket)
    {
        row.Text(ticket.Id);
        row.Text(ticket.Number ?? ticket.Id);
        row.Text(ticket.Link?.OriginalString);
        row.Text(ticket.Title);
        row.Text(ticket.Description);
        row.Time(ticket.CreatedAt);
        row.Time(ticket.UpdatedAt);
        // The same fields are the same content, in whichever order they come.
        fields.Clear();
        fields.AddRange(ticket.Fields);
        fields.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        row.JsonbTexts(fields);
    }

    private void AddDerived(DerivedColumns columns)
    {
        row.Bigint(columns.ClientId);
        row.Text(columns.Unassigned);
        row.Text(columns.Kind);
        row.Text(columns.Status);
        row.Text(columns.Priority);
        row.Text(columns.MaintenanceType);
    }

    private void AddFacts(IReadOnlyList<SourceEvent> facts)
    {
        foreach (var fact in facts.OrderBy(fact => fact.Id, StringComparer.Ordinal))
            AddFact(fact);
    }

    private void AddFact(SourceEvent fact)
    {
        row.Text(fact.Id);
        row.Text(fact.Author);
        row.Time(fact.OccurredAt);
        if (fact is FieldChanged change)
        {
            row.Text(change.Field);
            row.Text(change.From);
            row.Text(change.To);
        }
        else if (fact is MessagePosted message)
        {
            row.Text(message.Text);
            row.Integer((int)message.Visibility);
        }
    }
}
