using System.Globalization;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Histories;

/// <summary>Makes events of those of the agenda: messages, and what Dolibarr or a user noted of the ticket.</summary>
internal sealed class EventMapper(Names names)
{
    /// <summary>The event, or null where it has no text.</summary>
    public MessagePosted? Event(Row row) => (HtmlText.Of(row.Text("note_private")) ?? row.Text("label")) is not { } text ? null : new MessagePosted
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"event:{row.Id}"),
        OccurredAt = At(row),
        Author = names.Of(Names.Users, row.One("authorid")) ?? row.Text("email_from"),
        Text = text,
        Visibility = Visible(row.Text("code") ?? "", row.Text("type_code") ?? ""),
    };

    // When it was written down, not the time for which it was planned.
    private static DateTimeOffset At(Row row) => row.Time("datec") ?? row.Time("datep") ?? throw new ConnectorException(FailureKind.Unexpected,
        string.Create(CultureInfo.InvariantCulture, $"Event {row.Id} of Dolibarr's agenda has no date."), "Ask the operator of Dolibarr to correct or remove it.");

    private static Visibility Visible(string code, string type) =>
        code.StartsWith("TICKET_MSG_PRIVATE", StringComparison.Ordinal) ? Visibility.Internal
        : code.StartsWith("TICKET_MSG", StringComparison.Ordinal) || code.EndsWith("SENTBYMAIL", StringComparison.Ordinal) ? Visibility.Public
        : type.EndsWith("_AUTO", StringComparison.Ordinal) ? Visibility.Automatic
        : Visibility.Internal;
}
