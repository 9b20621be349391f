using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Core.Health;
using SupportAddon.Core.Reports;
using SupportAddon.Health.History;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Probes;
using SupportAddon.People;
using SupportAddon.Reports.Templates;
using SupportAddon.Shell;
using SupportAddon.Tickets;

namespace SupportAddon.Reports;

/// <summary>Makes a client's review from what is stored, and keeps it.</summary>
internal sealed class ReviewIssue(
    ClientStore clients, TimelineReader timelines, AvailabilityReader availability, ProbeKinds kinds, ReportStore reports, AuditTrail audit, Settings settings,
    TimeProvider time)
{
    /// <param name="clientCode">Whose.</param>
    /// <param name="quarterWord">As in <c>2026-Q3</c>; null for the last full one.</param>
    /// <param name="languageCode"><c>fr</c> or <c>en</c>; null for the client's.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="ct">Cancels; nothing is kept then.</param>
    /// <exception cref="RefusedException">There is no such client or quarter, or nothing to say of it.</exception>
    public async Task<IssuedReview> IssueAsync(string clientCode, string? quarterWord, string? languageCode, Actor by, CancellationToken ct)
    {
        Quarter? asked = quarterWord is null ? null : QuarterWord.Parse(quarterWord);
        var client = await clients.GetAsync(clientCode, ct);
        var now = time.GetUtcNow();
        var quarter = asked ?? Quarter.LastFull(now, client.Zone);
        var language = Language.Find(languageCode ?? client.Language)!;
        var request = new ReviewRequest
        {
            ClientCode = client.Code,
            ClientName = client.Name,
            Language = language,
            Zone = client.Zone,
            Quarter = quarter,
            Timelines = await timelines.ReadAsync(client, ct),
            Earlier = await reports.FindFinalAsync(client.Id, quarter.Previous, ct),
            Health = [.. (await availability.ReadAsync(client.Id, new CountedQuarter(quarter, client.Zone).Whole, ct)).Where(found => Concerns(found.Probe))],
            Now = now,
        };
        var document = ReviewDocument.Create(request, TemplateFiles.Read(settings.Templates, ReviewData.Report, language.Code), ct);
        return new(await KeepAsync(client, quarter, document, by, ct), client, quarter, language, document);
    }

    private bool Concerns(StoredProbe probe) => probe.Terms.Agreed is not null || kinds.Find(probe.Kind) is { AsksASystem: true };

    private async Task<long> KeepAsync(Client client, Quarter quarter, ReviewDocument document, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        var id = await ReportStore.SaveAsync(change.Db, client.Id, document, ct);
        await change.CommitAsync("report.render", $"review {id}", new { client = client.Code, quarter = quarter.ToString() }, ct);
        return id;
    }
}

/// <param name="Id">The number under which it is stored.</param>
internal sealed record IssuedReview(long Id, Client Client, Quarter Quarter, Language Language, ReviewDocument Document)
{
    /// <summary>A file name that tells what is in it.</summary>
    public string FileName => $"review-{Client.Code}-{Quarter}-{Language.Code}.html";
}
