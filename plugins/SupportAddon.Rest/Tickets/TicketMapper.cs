using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>Makes a ticket of a record.</summary>
internal sealed class TicketMapper(Manifest manifest, Exchange exchange, HistoryMapper? history)
{
    private const int LongestId = 200;

    private readonly TicketFieldsPlan _plan = manifest.Tickets.Fields;
    private readonly string _root = exchange.At("/").ToUri().AbsoluteUri.TrimEnd('/');

    private SourceClock Clock => manifest.Clock;

    public SourceTicket Ticket(JsonElement record)
    {
        var id = Id(_plan.Id, record, manifest.Name);
        return new SourceTicket
        {
            Id = id,
            Number = _plan.Number?.Text(record),
            Link = Link(record),
            Title = _plan.Title.Text(record) ?? "",
            Description = _plan.Description?.Text(record),
            CreatedAt = Time(_plan.CreatedAt, record, id),
            UpdatedAt = Time(_plan.UpdatedAt, record, id),
            Fields = _plan.Named.ToDictionary(field => field.Key, field => field.Value.Text(record)),
            Events = history is null ? [] : [.. history.Events(record, id)],
            Raw = record.GetRawText(),
        };
    }

    public static string Id(FieldPath path, JsonElement record, string system) => JsonText.Of(path.In(record)) switch
    {
        null => throw new ConnectorException(FailureKind.Unexpected, $"A record of {system} has no id at \"{path}\".",
            "Correct \"id\" in the manifest."),
        { Length: > LongestId } => throw new ConnectorException(FailureKind.Unexpected,
            $"A record of {system} has an id of more than {LongestId} characters.",
            "Name a shorter key as \"id\" in the manifest."),
        var id => id,
    };

    private DateTimeOffset Time(FieldPath path, JsonElement record, string id) =>
        Clock.Instant(path.In(record)) ?? throw NoTime(path, $"Ticket {id}", manifest.Name);

    public static ConnectorException NoTime(FieldPath path, string what, string system) => new(FailureKind.Unexpected,
        $"{what} of {system} has no time that can be read at \"{path}\".",
        "Correct that path in the manifest, or \"times\", which says how the source writes them.");

    private Uri? Link(JsonElement record)
    {
        if (_plan.Link?.Address(record) is not { } text)
            return null;
        var whole = text.StartsWith('/') ? _root + text : text;
        return Uri.TryCreate(whole, UriKind.Absolute, out var link) && link.Scheme.StartsWith("http", StringComparison.Ordinal) ? link : null;
    }
}
