using System.Globalization;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tickets;

/// <summary>Makes a ticket of a record.</summary>
internal sealed class TicketMapper(TicketShape shape, Values values, Session session)
{
    private static readonly string[] Titles = ["name", "display_name"];
    private static readonly string[] Numbers = ["ticket_ref", "number"];

    public SourceTicket Ticket(Row row, IReadOnlyList<SourceEvent> events)
    {
        var id = row.Id.ToString(CultureInfo.InvariantCulture);
        var changed = row.Time("write_date") ?? row.Time("create_date") ?? throw new ConnectorException(FailureKind.Unexpected,
            $"Record {id} of {shape.Fields.Model} does not say when it was made or changed.", "Ask the operator of Odoo to open and save it.");
        return new SourceTicket
        {
            Id = id,
            Number = First(row, Numbers),
            // The address that Odoo puts into its own mails: the same in every version.
            Link = session.At($"/mail/view?model={shape.Fields.Model}&res_id={id}"),
            Title = First(row, Titles) ?? "",
            Description = shape.Fields["description"] is { Type: "html" } ? HtmlText.Of(row.Text("description")) : row.Text("description"),
            CreatedAt = row.Time("create_date") ?? changed,
            UpdatedAt = changed,
            Fields = values.Of(row),
            Events = events,
            Raw = row.Json.GetRawText(),
        };
    }

    private static string? First(Row row, IEnumerable<string> fields) => fields.Select(row.Text).FirstOrDefault(text => text is not null);
}
