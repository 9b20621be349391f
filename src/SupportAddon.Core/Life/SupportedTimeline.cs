using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>A ticket through time as its source tells it, with what support has said laid over it.</summary>
internal static class SupportedTimeline
{
    /// <param name="source">What the source tells.</param>
    /// <param name="events">What was made here, in the order in which it was recorded.</param>
    public static TicketTimeline Of(TicketTimeline source, IReadOnlyList<LifeEvent> events)
    {
        if (events.Count == 0)
            return source;
        var ours = States(source.CreatedAt, events);
        var instants = source.Steps.Select(step => step.At).Concat(ours.Select(state => state.At)).Distinct().Order();
        return source with { Steps = [.. instants.SelectMany(at => Steps(source, ours, at))] };
    }

    /// <summary>Every step of the source keeps its place: steps that share an instant are flows of their own.</summary>
    private static IEnumerable<TicketStep> Steps(TicketTimeline source, List<(DateTimeOffset At, SupportState State)> ours, DateTimeOffset at)
    {
        var support = ours.LastOrDefault(state => state.At <= at).State ?? SupportState.Nothing;
        var steps = source.Steps.Where(step => step.At == at).Select(step => step.State).ToList();
        return (steps.Count > 0 ? steps : [source.At(at)!]).Select(state => new TicketStep(at, Laid(support, state)));
    }

    /// <summary>Support's clock may be behind the source's: nothing is before the creation, or before what was recorded earlier.</summary>
    private static List<(DateTimeOffset At, SupportState State)> States(DateTimeOffset createdAt, IReadOnlyList<LifeEvent> events)
    {
        var (states, state, at) = (new List<(DateTimeOffset, SupportState)>(), SupportState.Nothing, createdAt);
        foreach (var fact in events)
        {
            state = TicketLife.Next(state, fact);
            at = fact.At > at ? fact.At : at;
            states.Add((at, state));
        }

        return states;
    }

    private static TicketState Laid(SupportState support, TicketState source) => source with
    {
        Status = TicketWord.Parse<TicketStatus>(support.Status?.Value) ?? source.Status,
        Kind = TicketWord.Parse<TicketKind>(support.Value(QualificationField.Kind)) ?? source.Kind,
        Priority = TicketWord.Parse<TicketPriority>(support.Priority) ?? source.Priority,
        MaintenanceType = TicketWord.Parse<MaintenanceType>(support.Value(QualificationField.MaintenanceType)) ?? source.MaintenanceType,
        Merged = support.MergedInto is not null,
    };
}
