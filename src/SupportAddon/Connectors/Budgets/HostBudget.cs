namespace SupportAddon.Connectors.Budgets;

/// <summary>
/// How much one host is asked, by all connections of this process together. A fifth is kept for probes: of five
/// requests at once one, and of the rate its fifth.
/// </summary>
internal sealed class HostBudget(TimeProvider time)
{
    /// <summary>However long a host asks to be left alone, others wait for it no longer than this.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly Lock door = new();
    private readonly long start = time.GetTimestamp();
    private readonly List<double> rates = [];
    private readonly BudgetLane work = new(slots: 4, share: 0.8);
    private readonly BudgetLane probes = new(slots: 1, share: 0.2);
    private TimeSpan pausedUntil;

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>The strictest rate of all who have joined counts, until they leave.</summary>
    public void Join(double rate)
    {
        lock (door)
            rates.Add(rate);
    }

    public void Leave(double rate)
    {
        lock (door)
            rates.Remove(rate);
    }

    public SemaphoreSlim Slots(Purpose purpose) => Lane(purpose).Slots;

    /// <summary>Reserves the next moment for a request and says how long it is until then.</summary>
    public TimeSpan Reserve(Purpose purpose)
    {
        lock (door)
        {
            var earliest = IsPausedFor(purpose) ? pausedUntil : Now;
            return Lane(purpose).Reserve(earliest, rates.Count == 0 ? null : rates.Min()) - Now;
        }
    }

    /// <summary>The host asked to be left alone: ordinary requests wait, probes do not.</summary>
    public void Pause(TimeSpan asked)
    {
        lock (door)
        {
            var until = Now + (asked < LongestPause ? asked : LongestPause);
            pausedUntil = until > pausedUntil ? until : pausedUntil;
        }
    }

    public bool IsPaused(Purpose purpose)
    {
        lock (door)
            return IsPausedFor(purpose);
    }

    private bool IsPausedFor(Purpose purpose) => purpose == Purpose.Work && pausedUntil > Now;

    private BudgetLane Lane(Purpose purpose) => purpose == Purpose.Probe ? probes : work;
}
