using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets;

/// <summary>What is known of a ticket as a change request.</summary>
/// <param name="Estimate">Null before it was estimated, and for the client's own people.</param>
internal sealed record TicketChange(FunnelStage Stage, Estimate? Estimate, Quote? Quote, Acceptance? Acceptance)
{
    /// <summary>Names of what belongs to a stage, in the order in which people say them.</summary>
    public static IReadOnlyList<string> Facts { get; } = ["effort", "unit", "reference", "amount", "currency", "validUntil", "by"];

    public static TicketChange Of(string stage, ChangeRequest? told) =>
        new(TicketWord.Parse<FunnelStage>(stage)!.Value, told?.Estimate, told?.Quote, told?.Acceptance);

    /// <summary>The price, and not how it came about.</summary>
    public TicketChange AsClientSees() => this with { Estimate = null };

    /// <summary>Of an event that the client may read, the quote's figures and the names alone.</summary>
    public static IReadOnlyDictionary<string, string?> FactsForClient(TicketEvent fact) => fact.Type == LifeEventType.Stage
        ? fact.Data.Where(pair => Facts.Contains(pair.Key)).ToDictionary()
        : new Dictionary<string, string?>();

    /// <summary>The steps that somebody may take with it now.</summary>
    public static IReadOnlyList<FunnelStep> Steps(TicketSheet sheet, Caller caller) =>
        sheet.Change is not { } change || sheet.Ticket is { MergedInto: not null } or { Status: "resolved" or "closed" or "cancelled" } ? []
        : [.. Funnel.All.Where(step => step.From == change.Stage && May(caller, step) && (!step.IsForCovered || sheet.Support.Coverage == Coverage.InContract))];

    private static bool May(Caller caller, FunnelStep step) =>
        caller.May(step.To is FunnelStage.Estimated or FunnelStage.Quoted ? Permission.QualifyTickets : Permission.AnswerTickets)
        && (caller.SeesAllClients || step.By == Party.Requester);
}
