using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets.Endpoints;

/// <summary>Which tickets are asked for, as it stands in an address. What is left out, or empty, does not restrict.</summary>
internal sealed record TicketQuery
{
    /// <summary>Words of the number or title.</summary>
    [FromQuery]
    public string? Text { get; init; }

    /// <summary>A client's code.</summary>
    [FromQuery]
    public string? Client { get; init; }

    /// <summary>A connection's name.</summary>
    [FromQuery]
    public string? Connection { get; init; }

    /// <summary>In our words, for example in-progress.</summary>
    [FromQuery]
    public string? Status { get; init; }

    /// <summary>anomaly, change or question.</summary>
    [FromQuery]
    public string? Kind { get; init; }

    /// <summary>How far a change request has come: requested, estimated, quoted, accepted, delivered or refused.</summary>
    [FromQuery]
    public string? Stage { get; init; }

    /// <summary>low, normal, high or critical.</summary>
    [FromQuery]
    public string? Priority { get; init; }

    /// <summary>A person's code.</summary>
    [FromQuery]
    public string? Owner { get; init; }

    /// <summary>on-time, at-risk or breached.</summary>
    [FromQuery]
    public string? Sla { get; init; }

    /// <summary>Not resolved, closed or cancelled.</summary>
    [FromQuery]
    public bool? Open { get; init; }

    /// <summary>Changed here and at the source, and nobody has said whose value stands.</summary>
    [FromQuery]
    public bool? Conflicts { get; init; }

    /// <summary>Open, its arrival confirmed by a machine, and answered by nobody.</summary>
    [FromQuery]
    public bool? Unanswered { get; init; }

    /// <summary>Of no client.</summary>
    [FromQuery]
    public bool? Unassigned { get; init; }

    /// <summary>With a value that has no word of ours.</summary>
    [FromQuery]
    public bool? Unmapped { get; init; }

    /// <exception cref="RefusedException">A word is none of ours.</exception>
    public TicketFilter Filter(Caller caller, string? after) => new()
    {
        ClientId = caller.ClientId,
        Text = Given(Text),
        Client = Given(Client),
        Connection = Given(Connection),
        Status = Known<TicketStatus>("status", Status),
        Kind = Known<TicketKind>("kind", Kind),
        Stage = Known("stage of a change request", Stage, TicketWord.All<FunnelStage>()),
        Priority = Known<TicketPriority>("priority", Priority),
        Owner = Given(Owner),
        Sla = Known("colour of the service level", Sla, TicketFilter.Colours),
        Unanswered = Unanswered == true,
        Open = Open == true,
        Conflicts = Conflicts == true,
        Unassigned = Unassigned == true,
        Unmapped = Unmapped == true,
        After = Given(after) is { } place ? TicketPlace.Read(place) : null,
    };

    private static string? Known<T>(string what, string? word) where T : struct, Enum => Known($"{what} of a ticket", word, TicketWord.All<T>());

    private static string? Known(string what, string? word, IReadOnlyCollection<string> words) => Given(word) is not { } given || words.Contains(given)
        ? Given(word)
        : throw new RefusedException($"\"{given}\" is no {what}.", $"Use one of: {string.Join(", ", words)}.");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
