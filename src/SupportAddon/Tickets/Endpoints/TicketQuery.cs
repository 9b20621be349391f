using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets.Endpoints;

/// <summary>Which tickets are asked for, as it stands in an address. What is left out, or empty, does not restrict.</summary>
/// <param name="Text">Words of the number or title.</param>
/// <param name="Client">A client's code.</param>
/// <param name="Connection">A connection's name.</param>
/// <param name="Status">In our words, for example in-progress.</param>
/// <param name="Kind">anomaly, change or question.</param>
/// <param name="Stage">How far a change request has come: requested, estimated, quoted, accepted, delivered or refused.</param>
/// <param name="Priority">low, normal, high or critical.</param>
/// <param name="Owner">A person's code.</param>
/// <param name="Sla">on-time, at-risk or breached.</param>
/// <param name="Open">Not resolved, closed or cancelled.</param>
/// <param name="Conflicts">Changed here and at the source, and nobody has said whose value stands.</param>
/// <param name="Unanswered">Open, its arrival confirmed by a machine, and answered by nobody.</param>
/// <param name="Unassigned">Of no client.</param>
/// <param name="Unmapped">With a value that has no word of ours.</param>
internal sealed record TicketQuery(
    [FromQuery] string? Text, [FromQuery] string? Client, [FromQuery] string? Connection, [FromQuery] string? Status, [FromQuery] string? Kind,
    [FromQuery] string? Stage, [FromQuery] string? Priority, [FromQuery] string? Owner, [FromQuery] string? Sla, [FromQuery] bool? Open, [FromQuery] bool? Conflicts, [FromQuery] bool? Unanswered,
    [FromQuery] bool? Unassigned, [FromQuery] bool? Unmapped)
{
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
