using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>Makes events of the entries of a record's history.</summary>
internal sealed class HistoryMapper(HistoryPlan plan, SourceClock clock, Lookups lookups, string system)
{
    /// <summary>The lookups without which this record's history cannot be told.</summary>
    public IEnumerable<string> NeededFor(JsonElement record) =>
        plan.Select.ItemsIn(record).SelectMany(Changes).Where(HasValue).Select(change => change.Meaning.Lookup).OfType<string>();

    public IEnumerable<SourceEvent> Events(JsonElement record, string ticket) =>
        plan.Select.ItemsIn(record).SelectMany(entry => Told(entry, ticket));

    /// <summary>The messages alone; they need no lookup.</summary>
    public IEnumerable<MessagePosted> Messages(JsonElement record, string ticket) =>
        plan.Select.ItemsIn(record).Select(entry => Message(entry, Head(entry, ticket))).OfType<MessagePosted>();

    private IEnumerable<SourceEvent> Told(JsonElement entry, string ticket)
    {
        var head = Head(entry, ticket);
        if (Message(entry, head) is { } message)
            yield return message;
        foreach (var ((name, meaning, change), time) in Numbered(Changes(entry)))
            foreach (var field in meaning.Fields)
                yield return new FieldChanged
                {
                    Id = $"{head.Id}:{name}:{field}{(time > 1 ? $":{time}" : "")}", OccurredAt = head.At, Author = head.Author, Field = field,
                    From = Value(plan.Changes!.From, change, meaning), To = Value(plan.Changes.To, change, meaning),
                };
    }

    private (string Id, DateTimeOffset At, string? Author) Head(JsonElement entry, string ticket) => (
        JsonText.Of(plan.Id.In(entry)) ?? throw Unreadable(plan.Id, ticket),
        clock.Instant(plan.At.In(entry)) ?? throw Unreadable(plan.At, ticket),
        plan.Author?.Text(entry));

    private MessagePosted? Message(JsonElement entry, (string Id, DateTimeOffset At, string? Author) head) =>
        plan.Message is { } message && JsonText.Of(message.Text.In(entry)) is { } text
            ? new MessagePosted { Id = head.Id, OccurredAt = head.At, Author = head.Author, Text = text, Visibility = Visible(message, entry) } : null;

    /// <summary>One entry may change a field more than once; each time needs an id of its own.</summary>
    private static IEnumerable<((string Name, ChangedField Meaning, JsonElement Change) Told, int Time)> Numbered(
        IEnumerable<(string Name, ChangedField Meaning, JsonElement Change)> changes) =>
        changes.GroupBy(told => told.Name).SelectMany(same => same.Select((told, index) => (told, index + 1)));

    private IEnumerable<(string Name, ChangedField Meaning, JsonElement Change)> Changes(JsonElement entry)
    {
        if (plan.Changes is not { } changes)
            yield break;
        foreach (var change in changes.Select?.ItemsIn(entry) ?? [entry])
            if (changes.Name.Text(change) is { } name && changes.Fields.TryGetValue(name, out var meaning))
                yield return (name, meaning, change);
    }

    private bool HasValue((string Name, ChangedField Meaning, JsonElement Change) told) =>
        JsonText.Of(plan.Changes!.From.In(told.Change)) is not null || JsonText.Of(plan.Changes.To.In(told.Change)) is not null;

    private string? Value(FieldPath path, JsonElement change, ChangedField meaning) => JsonText.Of(path.In(change)) switch
    {
        null => null,
        var id when meaning.Lookup is { } lookup => lookups.Label(lookup, id),
        var text => text,
    };

    private static Visibility Visible(MessagePlan message, JsonElement entry) =>
        IsSet(message.Automatic, entry) ? Visibility.Automatic
        : IsSet(message.Internal, entry) ? Visibility.Internal
        : Visibility.Public;

    private static bool IsSet(FieldPath? flag, JsonElement entry) => flag is not null && JsonText.IsTrue(flag.In(entry));

    private ConnectorException Unreadable(FieldPath path, string ticket) => new(FailureKind.Unexpected,
        $"An entry in the history of ticket {ticket} of {system} has nothing that can be read at \"{path}\".",
        "Correct \"history\" in the manifest.");
}
