using System.Globalization;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>The state that events tell, one after the other in the order in which they were recorded.</summary>
internal static class TicketLife
{
    public static SupportState Fold(IEnumerable<LifeEvent> events) => events.Aggregate(SupportState.Nothing, Next);

    public static SupportState Next(SupportState state, LifeEvent fact) => fact.Type switch
    {
        LifeEventType.State => Moved(state, fact),
        LifeEventType.Confirmation => state with { Verdict = fact.Field },
        LifeEventType.Assignment => state with { Owner = new(fact.To, fact.Base) },
        LifeEventType.Level => state.With(QualificationField.Level, fact.To),
        LifeEventType.Qualification => state.With(fact.Field!, fact.To),
        LifeEventType.Stage => state with { Change = (state.Change ?? new()).After(fact) },
        LifeEventType.Link => Linked(state, fact),
        LifeEventType.Merge => state with { MergedInto = Number(fact.To) },
        LifeEventType.Conflict => On(state, fact.Field!, ours => ours with { InConflict = true, Theirs = fact.To }),
        LifeEventType.Settlement => On(state, fact.Field!, ours => fact.To == Settlement.Ours ? new(ours.Value, fact.Base) : null),
        _ => state,
    };

    private static SupportState Moved(SupportState state, LifeEvent fact)
    {
        var to = TicketWord.Parse<TicketStatus>(fact.To);
        return state with
        {
            Status = new(fact.To, fact.Base),
            ResolvedAt = to == TicketStatus.Resolved ? fact.At : null,
            ClosedAt = to == TicketStatus.Closed ? fact.At : null,
            Verdict = to == TicketStatus.Closed ? state.Verdict : null,
        };
    }

    private static SupportState Linked(SupportState state, LifeEvent fact)
    {
        var link = new TicketLink(fact.Field!, Number(fact.To ?? fact.From)!.Value);
        return state with { Links = fact.To is null ? [.. state.Links.Where(known => known != link)] : [.. state.Links.Where(known => known != link), link] };
    }

    private static SupportState On(SupportState state, string field, Func<Ours, Ours?> change) => field switch
    {
        TakenField.Status when state.Status is { } ours => state with { Status = change(ours) },
        TakenField.Owner when state.Owner is { } ours => state with { Owner = change(ours) },
        _ => state,
    };

    private static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>What the source has too, and we may set: both can change it.</summary>
internal static class TakenField
{
    public const string Status = "status";
    public const string Owner = "owner";
}
