using System.Threading.Channels;
using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;

namespace SupportAddon.Health.Watch;

/// <summary>
/// The probes of this host in the order in which they are due. Each is asked at its time, all that are due side by side, none
/// twice at once: one that is still being asked is passed over.
/// </summary>
internal sealed class ProbeRound(TimeProvider time, Func<StoredProbe, CancellationToken, Task<Measured>> measure)
{
    /// <summary>What was measured and is not stored yet. Were the database away for hours, the oldest would be forgotten, and be unknown.</summary>
    private const int MostUnstored = 200_000;

    private readonly Dictionary<long, Watched> probes = [];
    private readonly PriorityQueue<(Watched Probe, DateTimeOffset Due), DateTimeOffset> due = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<(Watched, Measured)> measured = Channel.CreateBounded<(Watched, Measured)>(
        new BoundedChannelOptions(MostUnstored) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public ChannelReader<(Watched Probe, Measured Measured)> Measured => measured.Reader;

    /// <summary>Told how late each was begun.</summary>
    public Action<TimeSpan>? Begun { get; init; }

    /// <summary>From now on these are asked. One that was asked before goes on as it is.</summary>
    /// <param name="wanted">As last applied.</param>
    /// <param name="standing">Where one stands that was not asked here before.</param>
    public void Ask(IEnumerable<StoredProbe> wanted, Func<long, ProbeStanding> standing)
    {
        lock (probes)
        {
            var now = time.GetUtcNow();
            var gone = probes.Keys.ToHashSet();
            foreach (var probe in wanted)
            {
                gone.Remove(probe.Id);
                if (probes.TryGetValue(probe.Id, out var known) && known.Probe.Asking.Every == probe.Asking.Every)
                    known.Probe = probe;
                else
                    Enqueue(probes[probe.Id] = new(probe, known?.Standing ?? standing(probe.Id)), now);
            }

            foreach (var id in gone)
                probes.Remove(id);
        }

        changed.TrySetResult();
    }

    /// <summary>Another host has asked these meanwhile: what is known of them here is old.</summary>
    public void Forget(Predicate<long> which)
    {
        lock (probes)
            foreach (var id in probes.Keys.Where(id => which(id)).ToList())
                probes.Remove(id);
    }

    /// <summary>Whether that is still the probe that is asked here.</summary>
    public bool Asks(Watched probe)
    {
        lock (probes)
            return probes.GetValueOrDefault(probe.Probe.Id) == probe;
    }

    public async Task RunAsync(CancellationToken ct)
    {
        while (true)
        {
            BeginDue(ct);
            await SleepAsync(ct);
        }
    }

    private void BeginDue(CancellationToken ct)
    {
        lock (probes)
            while (due.TryPeek(out var next, out var at) && time.GetUtcNow() is var now && at <= now)
            {
                due.Dequeue();
                if (probes.GetValueOrDefault(next.Probe.Probe.Id) != next.Probe)
                    continue;
                Enqueue(next.Probe, now);
                if (next.Probe.IsAsked)
                    continue;
                next.Probe.IsAsked = true;
                Begun?.Invoke(now - at);
                _ = AskAsync(next.Probe, ct);
            }
    }

    private async Task AskAsync(Watched probe, CancellationToken ct)
    {
        try
        {
            await Task.Yield(); // One that answers at once holds up nobody.
            measured.Writer.TryWrite((probe, await measure(probe.Probe, ct)));
        }
        catch (OperationCanceledException)
        {
            // The service ends: nothing is known, and nothing is said.
        }
        finally
        {
            probe.IsAsked = false;
        }
    }

    private void Enqueue(Watched probe, DateTimeOffset now)
    {
        var next = ProbeSchedule.Next(probe.Probe.Id, probe.Probe.Asking.Every, now);
        due.Enqueue((probe, next), next);
    }

    /// <summary>A delay drops what is less than a millisecond, and would end before the time has come.</summary>
    private static TimeSpan Whole(TimeSpan left) => TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));

    /// <summary>Until the next is due, or others are asked.</summary>
    private async Task SleepAsync(CancellationToken ct)
    {
        var change = changed.Task;
        DateTimeOffset? next;
        lock (probes)
            next = due.TryPeek(out _, out var at) ? at : null;
        var left = next is { } until ? until - time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        if (next is not null && left <= TimeSpan.Zero)
            return;
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var wait = Task.Delay(next is null ? left : Whole(left), time, woken.Token);
        if (await Task.WhenAny(change, wait) == change)
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await woken.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}
