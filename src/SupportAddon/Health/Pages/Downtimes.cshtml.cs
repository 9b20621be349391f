using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.Health.Probes;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>When clients' systems are down on purpose: now, later and lately; another one is planned, or one ended.</summary>
[Requires(Permission.ViewConnections)]
internal sealed class DowntimesModel(DowntimeStore downtimes, DowntimePlanner planner, ClientStore clients, ProbeStore probes, TimeProvider time) : FormPage
{
    /// <summary>How far back those that are over are shown.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(92);

    /// <summary>Monday comes first.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week = [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];

    /// <summary>Those that hold, now or later; the one that ends last comes first.</summary>
    public IReadOnlyList<PlannedDowntime> Coming { get; private set; } = [];

    public IReadOnlyList<PlannedDowntime> Past { get; private set; } = [];

    /// <summary>Whose systems may be chosen, with the names of their probes.</summary>
    public IReadOnlyList<(Client Client, IReadOnlyList<string> Probes)> Choices { get; private set; } = [];

    public Caller Caller => HttpContext.Caller();

    public bool CanPlan => Caller.May(Permission.PlanDowntimes);

    public bool IsNow(PlannedDowntime planned) => planned.Downtime.Covers(time.GetUtcNow(), planned.Zone);

    /// <summary>It ends with the last of several weeks, or was ended before its time.</summary>
    public static bool HasItsOwnEnd(PlannedDowntime planned) =>
        planned.Downtime.Once is { } once ? planned.EndsAt < once.End : planned.EndsAt != Stretch.Never;

    /// <summary>What was ticked before it was refused.</summary>
    public bool IsTicked(string name, string value) => Refused is not null && Request.Form[name].Contains(value);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostPlanAsync(DowntimeForm wanted, CancellationToken ct) =>
        ActAsync(async () => await planner.AddAsync(wanted.Read(await CodesAsync(ct)), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostEndAsync(long downtime, CancellationToken ct) =>
        ActAsync(() => planner.EndAsync(downtime, id => Caller.Sees(id), HttpContext.Actor(), ct), ct);

    private async Task<IActionResult> ActAsync(Func<Task> act, CancellationToken ct) =>
        CanPlan ? await TryAsync(act, "/downtimes", () => ShowAsync(ct)) : Forbid();

    private async Task<IReadOnlySet<string>> CodesAsync(CancellationToken ct) =>
        (await clients.ListAsync(ct)).Where(client => Caller.Sees(client.Id)).Select(client => client.Code).ToHashSet();

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var all = await downtimes.ListAsync(Caller.ClientId, new(now - Lately, Stretch.Never), ct);
        (Coming, Past) = ([.. all.Where(planned => planned.EndsAt > now)], [.. all.Where(planned => planned.EndsAt <= now)]);
        if (CanPlan)
        {
            var names = (await probes.ListAsync(ct)).ToLookup(probe => probe.ClientId, probe => probe.Name);
            Choices = [.. (await clients.ListAsync(ct)).Where(client => Caller.Sees(client.Id)).Select(client => (client, (IReadOnlyList<string>)[.. names[client.Id]]))];
        }

        return Page();
    }
}
