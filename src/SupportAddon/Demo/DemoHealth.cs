using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Health;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.Health.History;
using SupportAddon.Health.Outages;
using SupportAddon.Health.Probes;
using SupportAddon.Health.Watch;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Demo;

/// <summary>What the sample's probes have found since the last full quarter began: written as the watch writes, so that pages and reviews show it.</summary>
internal sealed class DemoHealth(House house)
{
    private const int Seed = 20261122;

    /// <summary>So much is written at once: the shares that it is written under hold for some seconds only.</summary>
    private static readonly TimeSpan Batch = TimeSpan.FromDays(7);

    private readonly Random random = new(Seed);
    private readonly Shards shards = new(house.Get<NpgsqlDataSource>(), house.Get<TimeProvider>());

    public async Task TellAsync(CancellationToken ct)
    {
        var now = house.Get<TimeProvider>().GetUtcNow();
        var probes = (await house.Get<ProbeStore>().ListAsync(ct)).Select(probe => new Watched(probe, ProbeStanding.New)).ToList();
        var quarter = Quarter.LastFull(now, (await house.Get<ClientStore>().ListAsync(ct))[0].Zone);
        var begin = new DateTimeOffset(quarter.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-3);
        await MeasureAsync(probes, begin, now, Down(quarter, now), ct);
        await house.Get<HistoryKeeper>().KeepAsync(ct);
        await ExplainAsync(ct);
        await house.Get<DowntimePlanner>().AddAsync(
            new("lemarchand", null, null, null, "02:00-03:00", ["sunday"], "Sauvegarde complète"), Actor.OfShell(), ct);
    }

    /// <summary>The portal of one client was down for half a morning in that quarter, and for an hour ten days ago; what stands behind it was gone with it.</summary>
    private static Stretch[] Down(Quarter quarter, DateTimeOffset now)
    {
        var morning = new DateTimeOffset(quarter.First.AddDays(40).ToDateTime(new(7, 20)), TimeSpan.Zero);
        return [new(morning, morning.AddHours(3)), new(now.AddDays(-10), now.AddDays(-10).AddHours(1))];
    }

    private async Task MeasureAsync(IReadOnlyList<Watched> probes, DateTimeOffset from, DateTimeOffset now, Stretch[] down, CancellationToken ct)
    {
        var book = new ResultBook(house.Get<NpgsqlDataSource>(), shards);
        for (; from < now; from += Batch)
        {
            var until = from + Batch < now ? from + Batch : now;
            var found = probes.SelectMany(probe => Found(probe, from, until, down)).ToList();
            await book.WriteAsync(new(found), [.. await shards.HoldAsync(ct)], ct);
        }

        await shards.GiveBackAsync(ct);
    }

    private IEnumerable<(Watched, Measured)> Found(Watched probe, DateTimeOffset from, DateTimeOffset until, Stretch[] down)
    {
        for (var at = ProbeSchedule.Next(probe.Probe.Id, probe.Probe.Terms.Every, from.AddTicks(-1)); at < until; at = ProbeSchedule.Next(probe.Probe.Id, probe.Probe.Terms.Every, at))
            yield return (probe, probe.Probe.Client == "lemarchand" && down.Any(stretch => stretch.Start <= at && at < stretch.End)
                ? new(at, ProbeResult.Down, "status == 200 does not hold: status is 502", TimeSpan.FromMilliseconds(random.Next(20, 60)))
                : new(at, ProbeResult.Up, null, Latency(at)));
    }

    /// <summary>Slower by day, when people work.</summary>
    private TimeSpan Latency(DateTimeOffset at) =>
        TimeSpan.FromMilliseconds(90 + 60 * Math.Max(0, Math.Sin((at.TimeOfDay.TotalHours - 6) / 12 * Math.PI)) + random.NextDouble() * 40);

    private async Task ExplainAsync(CancellationToken ct)
    {
        var everything = new Stretch(DateTimeOffset.UnixEpoch, Stretch.Never);
        foreach (var client in await house.Get<ClientStore>().ListAsync(ct))
            foreach (var outage in (await house.Get<AvailabilityReader>().ReadAsync(client.Id, everything, ct)).SelectMany(found => found.Outages.Take(1)))
                await house.Get<OutageCauses>().RecordAsync(outage.Id, "Le disque de la base de données était plein ; il a été agrandi.", Actor.OfShell(), ct);
    }
}
