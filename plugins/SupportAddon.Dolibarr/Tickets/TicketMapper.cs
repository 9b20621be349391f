using System.Globalization;
using SupportAddon.Dolibarr.Histories;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tickets;

/// <summary>Makes a ticket of a row.</summary>
/// <param name="lag">By how much changes are shown too late, at least, where the ticket's own events do not tell.</param>
internal sealed class TicketMapper(Session session, DolibarrOptions options, Names names, TimeSpan lag)
{
    private readonly Values _values = new(options, names);
    private readonly EventMapper _events = new(names);

    /// <summary>The properties to ask for.</summary>
    public static string Asked(DolibarrOptions options) => string.Join(',', new[]
    {
        "id", "ref", "track_id", "subject", "message", "datec", "tms", "date_read", "date_last_msg_sent", "date_close", "fk_statut", "status", "progress", "resolution",
        "type_code", "category_code", "severity_code", "fk_soc", "fk_project", "fk_user_create", "fk_user_assign", "fk_user_assign_string", "origin_email",
        "array_options", Values.Client(options),
    }.Where(name => !name.StartsWith("options_", StringComparison.Ordinal)).Distinct());

    public async Task LoadAsync(IReadOnlyList<Row> tickets, IEnumerable<Row> events, CancellationToken ct)
    {
        names.BeginPage();
        await names.LoadAsync(Names.ThirdParties, tickets.Select(ticket => ticket.One("fk_soc")), ct);
        await names.LoadAsync(Names.Projects, tickets.Select(ticket => ticket.One("fk_project")), ct);
        await names.LoadAsync(Names.Users, tickets.SelectMany(Values.Users).Concat(events.Select(row => row.One("authorid"))), ct);
    }

    public SourceTicket Ticket(Row row, IReadOnlyList<Row> events)
    {
        var id = row.Id.ToString(CultureInfo.InvariantCulture);
        var shown = row.Time("tms");
        var changed = (shown is { } time ? time - (Lag.Near(time, events, "datem") ?? Lag.Of(row, "tms", lag)) : row.Time("datec")) ?? throw new ConnectorException(
            FailureKind.Unexpected, $"Ticket {id} of Dolibarr does not say when it was made or changed.", "Ask the operator of Dolibarr to open and save it.");
        return new SourceTicket
        {
            Id = id,
            Number = row.Text("ref"),
            Link = session.At($"/ticket/card.php?id={id}"),
            Title = row.Text("subject") ?? "",
            Description = HtmlText.Of(row.Text("message")),
            CreatedAt = row.Time("datec") ?? changed,
            UpdatedAt = changed,
            Fields = _values.Of(row),
            Events = [.. events.Select(_events.Event).OfType<MessagePosted>()],
            Raw = row.Json.GetRawText(),
        };
    }
}
