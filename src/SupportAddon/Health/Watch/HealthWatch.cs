using Microsoft.Extensions.Logging;
using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;

namespace SupportAddon.Health.Watch;

/// <summary>This host's share of the probes: which they are, and what was found and is to be written.</summary>
internal sealed partial class HealthWatch(
    Shards shards, ProbeStore probes, StandingReader standings, ResultBook book, ProbeRound round, WatchMeter meter,
    TimeProvider time, ILogger<HealthWatch> logger)
{
    private const int MostAtOnce = 5_000;

    private readonly List<(Watched Probe, Measured Measured)> pending = [];
    private IReadOnlySet<Shard> held = new HashSet<Shard>();
    private string? applied;

    /// <summary>When it last knew which probes are its own; null before it ever did.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>Renews what is held, and asks from now on what is this host's share as last applied.</summary>
    public async Task ShareAsync(CancellationToken ct)
    {
        var (holds, version) = (await shards.HoldAsync(ct), await standings.VersionAsync(ct));
        SharedAt = time.GetUtcNow();
        if (holds.SetEquals(held) && version == applied)
            return;
        var (kept, ours) = (Numbers(holds.Intersect(held)), Numbers(holds));
        round.Forget(id => !kept.Contains(Shard.Of(id)));
        var wanted = (await probes.ListAsync(ct)).Where(probe => ours.Contains(Shard.Of(probe.Id))).ToList();
        var known = await standings.ReadAsync([.. wanted.Select(probe => probe.Id)], ct);
        round.Ask(wanted, id => known.GetValueOrDefault(id, ProbeStanding.New));
        (held, applied) = (holds, version);
    }

    /// <summary>Writes what was found since the last time. What cannot be written is kept for the next.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        while (pending.Count < MostAtOnce && round.Measured.TryRead(out var measured))
            pending.Add(measured);
        pending.RemoveAll(each => !round.Asks(each.Probe));
        if (pending.Count == 0)
            return;
        var numbers = pending.Select(each => Shard.Of(each.Probe.Probe.Id)).ToHashSet();
        try
        {
            await book.WriteAsync(new(pending), [.. held.Where(shard => numbers.Contains(shard.Number))], ct);
            meter.Written(pending.Select(each => each.Measured.Result));
        }
        catch (ShardLostException e)
        {
            LogLost(e);
            round.Forget(_ => true);
            held = new HashSet<Shard>();
        }

        pending.Clear();
    }

    public Task GiveBackAsync(CancellationToken ct) => shards.GiveBackAsync(ct);

    private static HashSet<int> Numbers(IEnumerable<Shard> shards) => [.. shards.Select(shard => shard.Number)];

    [LoggerMessage(LogLevel.Warning, "Another host has taken probes over: what was found here meanwhile is not written")]
    private partial void LogLost(Exception e);
}
