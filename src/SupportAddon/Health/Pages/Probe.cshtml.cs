using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Health;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Times;
using SupportAddon.Health.History;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Probes;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>One probe: how the system stands, how it was, and what was agreed; and it can be asked now.</summary>
[Requires(Permission.ViewConnections)]
internal sealed class ProbeModel(
    ProbeStore probes, ClientStore clients, StatusReader statuses, AvailabilityReader availability, ProbeHistory history, ProbeKinds kinds, Reader reader, TimeProvider time) : FormPage
{
    public StoredProbe Probe { get; private set; } = null!;

    public Client Client { get; private set; } = null!;

    public ProbeStatus Status { get; private set; } = null!;

    public ProbePeriod Period { get; private set; } = null!;

    public ProbeCharts Charts { get; private set; } = null!;

    /// <summary>Over the period; null where it was not watched then.</summary>
    public ProbeAvailability? Found { get; private set; }

    /// <summary>This quarter and the one before it, each with its months.</summary>
    public IReadOnlyList<CountedLine> Counted { get; private set; } = [];

    /// <summary>What asking gave just now; null where nobody has asked.</summary>
    public TriedProbe? Tried { get; private set; }

    public Caller Caller => HttpContext.Caller();

    /// <summary>What holds in place of conditions that the file leaves out, else its own.</summary>
    public IReadOnlyList<string> Conditions => Probe.Terms.Conditions is { Count: > 0 } own ? own : kinds.Find(Probe.Kind)?.Usual ?? [];

    /// <summary>Where the correction of what it finds is planned; null where there is none, or the reader corrects no data.</summary>
    public string? FixAddress => Probe.Terms.Fix is { } fix && Probe.Settings["connection"]?.ToString() is { } connection && Caller.May(Permission.CorrectData)
        ? $"/fixes/new/{connection}/{fix}"
        : null;

    /// <summary>Up to now, where it stands.</summary>
    public TimeSpan Lasted(ProbeOutage outage) => outage.Stretch(Period.Stretch.End).Length;

    /// <summary>Whoever works for the support side may ask.</summary>
    public bool CanMeasure => Caller.May(Permission.MoveTickets);

    public async Task<IActionResult> OnGetAsync(string client, string probe, string? period, CancellationToken ct) =>
        await FindAsync(client, probe, ct) ? await ShowAsync(period, ct) : NotFound();

    public async Task<IActionResult> OnPostMeasureAsync(string client, string probe, string? period, [FromServices] ProbeTrial trial, CancellationToken ct)
    {
        if (!await FindAsync(client, probe, ct))
            return NotFound();
        if (!CanMeasure)
            return Forbid();
        Tried = await trial.TryAsync(Probe, HttpContext.Actor(), ct);
        return await ShowAsync(period, ct);
    }

    private async Task<bool> FindAsync(string client, string probe, CancellationToken ct)
    {
        if (await probes.FindAsync(client, probe, ct) is not { } found || !Caller.Sees(found.ClientId))
            return false;
        (Probe, Client) = (found, await clients.GetAsync(client, ct));
        return true;
    }

    private async Task<IActionResult> ShowAsync(string? period, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        Period = ProbePeriod.Read(period, now);
        Status = (await statuses.ReadAsync(id => id == Probe.ClientId, ct)).Single(status => status.Probe.Id == Probe.Id);
        Found = await FoundAsync(Period.Stretch, ct);
        Charts = new(reader, Probe, Period, Found, await history.ReadAsync(Probe.Id, Period.Stretch, ProbePeriod.Columns, now, ct));
        var quarter = Quarter.Containing(LocalDay.Of(now, Client.Zone));
        var (earlier, current) = (new CountedQuarter(quarter.Previous, Client.Zone), new CountedQuarter(quarter, Client.Zone));
        if (await FoundAsync(new(earlier.Whole.Start, current.Whole.End), ct) is { } counted)
            Counted = [.. new[] { current, earlier }.SelectMany(each => CountedLine.Of(reader, each, counted))];
        return Page();
    }

    private async Task<ProbeAvailability?> FoundAsync(Stretch period, CancellationToken ct) =>
        (await availability.ReadAsync(Probe.ClientId, period, ct)).FirstOrDefault(each => each.Probe.Id == Probe.Id);
}
