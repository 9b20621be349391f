namespace SupportAddon.Connectors.Budgets;

/// <summary>One share of a host's budget: so many requests at once, evenly spaced.</summary>
/// <param name="share">The part of the allowed rate that is this lane's.</param>
internal sealed class BudgetLane(int slots, double share)
{
    private TimeSpan next;

    /// <summary>Taken while a request is on its way, given back when its answer begins.</summary>
    public SemaphoreSlim Slots { get; } = new(slots, slots);

    /// <summary>Takes the next free moment, not before <paramref name="earliest"/>. The caller holds the host's door.</summary>
    public TimeSpan Reserve(TimeSpan earliest, double? rate)
    {
        var at = rate is null || earliest > next ? earliest : next;
        if (rate is not null)
            next = at + TimeSpan.FromSeconds(1 / (rate.Value * share));
        return at;
    }
}
