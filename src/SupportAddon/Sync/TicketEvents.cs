using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>One event about to be stored.</summary>
internal sealed record EventRow(
    string ExternalId, string SourceId, string Type, string Origin, DateTimeOffset OccurredAt, string? Author,
    string? Field = null, string? From = null, string? To = null, string? Visibility = null, string? Body = null);

/// <summary>A ticket's events as they are to be stored, the differences that its source does not explain included.</summary>
internal static class TicketEvents
{
    public static IEnumerable<EventRow> Of(SourceTicket ticket, StoredTicket? stored, DateTimeOffset now)
    {
        if (stored?.GoneAt is { } gone)
            yield return new(ticket.Id, $"back:{gone}", "back", "observed", now, null);
        foreach (var fact in ticket.Events)
            yield return Row(ticket.Id, fact);
        foreach (var difference in Differences(ticket, stored))
            yield return difference;
    }

    /// <summary>
    /// A difference is dated by the source's last change of the ticket, the latest instant at which it can have
    /// happened, and never before the change it follows.
    /// </summary>
    private static IEnumerable<EventRow> Differences(SourceTicket ticket, StoredTicket? stored)
    {
        var changes = Known(ticket, stored);
        foreach (var (field, from, to) in FieldHistory.Unexplained(stored?.Fields, ticket.Fields, changes))
        {
            var earlier = changes.Where(change => change.Field == field).ToList();
            var at = earlier.Select(change => change.At).Append(ticket.UpdatedAt).Max();
            yield return new(ticket.Id, $"observed:{field}:{earlier.Count}", "field", "observed", at, null, field, from, to);
        }
    }

    private static List<FieldStep> Known(SourceTicket ticket, StoredTicket? stored)
    {
        var told = ticket.Events.OfType<FieldChanged>().ToList();
        var ids = told.Select(change => change.Id).ToHashSet();
        var kept = stored?.Changes.Where(change => !ids.Contains(change.SourceId)).Select(change => change.Step) ?? [];
        return [.. kept
            .Concat(told.Select(change => new FieldStep(change.OccurredAt, change.Field, change.From, change.To)))
            .OrderBy(change => change.At)];
    }

    private static EventRow Row(string ticket, SourceEvent fact) => fact switch
    {
        FieldChanged change => new(ticket, fact.Id, "field", "source", fact.OccurredAt, fact.Author,
            change.Field, change.From, change.To),
        MessagePosted message => new(ticket, fact.Id, "message", "source", fact.OccurredAt, fact.Author,
            Visibility: Word(message.Visibility), Body: message.Text),
        _ => throw new InvalidOperationException($"An event of type {fact.GetType().Name} is not known."),
    };

    private static string Word(Visibility visibility) => visibility switch
    {
        Visibility.Public => "public",
        Visibility.Internal => "internal",
        _ => "automatic",
    };
}
