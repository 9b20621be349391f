using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Charts;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.History;
using SupportAddon.Health.Outages;

namespace SupportAddon.Reports;

/// <summary>The availability of a client's systems as plain data: figures by month and quarter, and all that was counted for them.</summary>
internal sealed class HealthData(ReviewRequest request)
{
    private readonly CountedQuarter counted = new(request.Quarter, request.Zone);

    public static JsonArray Of(ReviewRequest request) => new([.. request.Health.Select((found, index) => new HealthData(request).Probe(found, index + 1))]);

    private JsonObject Probe(ProbeAvailability found, int number) => new()
    {
        ["list"] = $"health-{ReviewData.Plain(number)}",
        ["name"] = found.Probe.Name,
        ["agreed"] = found.Probe.Terms.Agreed / 100,
        ["met"] = found.Availability.Meets(found.Probe.Terms.Agreed) switch { true => "met", false => "missed", null => null },
        ["days"] = string.Concat(Strip.Cells(found, Days()).Select(Letter)),
        ["whole"] = Figures(found.Availability, found.Outages.Count),
        ["months"] = new JsonArray([.. Months(found)]),
        ["rows"] = new JsonArray([.. Rows(found).OrderBy(row => row.Stretch.Start).Select(row => row.Json)]),
    };

    private IEnumerable<JsonObject> Months(ProbeAvailability found)
    {
        foreach (var (first, stretch) in counted.Months)
            if (found.Within(stretch) is { } share)
            {
                var month = Figures(share, found.OutagesWithin(stretch).Count());
                month["month"] = request.Language.Month(first);
                yield return month;
            }
    }

    /// <summary>A share is never rounded up: what reads as agreed was reached.</summary>
    private JsonObject Figures(Availability availability, int outages) => new()
    {
        ["share"] = availability.Share is { } share ? Math.Floor(share * 100_000) / 100_000 : null,
        ["isKnown"] = availability.Share is not null,
        ["down"] = Lasting(availability.Down),
        ["unknown"] = Lasting(availability.Unknown),
        ["planned"] = Lasting(availability.Planned),
        ["outages"] = outages,
    };

    /// <summary>What was counted, and what was left out of the count.</summary>
    private IEnumerable<(Stretch Stretch, JsonObject Json)> Rows(ProbeAvailability found) =>
    [
        .. found.Outages.Select(outage => Row("down", outage.Stretch(found.Period.End), outage)),
        .. Stretch.Union(found.Gaps).Select(gap => Row("unknown", gap, null)),
        .. Stretch.Union(found.Planned).Select(planned => Row("planned", planned, null)),
    ];

    private (Stretch, JsonObject) Row(string what, Stretch stretch, ProbeOutage? outage) => (stretch, new()
    {
        ["what"] = what,
        ["from"] = Moment(stretch.Start),
        ["to"] = outage is { EndedAt: null } ? null : Moment(stretch.End),
        ["minutes"] = (long)stretch.Length.TotalMinutes,
        ["lasted"] = Lasting(stretch.Length),
        ["found"] = outage is null ? null : Found(outage.Error),
        ["cause"] = outage?.Cause,
        ["ticket"] = outage?.Ticket,
    });

    private IEnumerable<Stretch> Days()
    {
        for (var day = request.Quarter.First; day <= request.Quarter.Last; day = day.AddDays(1))
            yield return counted.Day(day);
    }

    private string Lasting(TimeSpan time) => Health.Outages.Lasting.In(request.Language.Code, time);

    /// <summary>Set as French is set where it is French.</summary>
    private string Found(string error) => OutageReason.In(request.Language.Code, error) is var said && request.Language == Language.French
        ? said.Replace(" :", "\u00a0:", StringComparison.Ordinal).Replace(" ;", "\u202f;", StringComparison.Ordinal)
        : said;

    private string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, request.Zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static char Letter(StripLook look) => look switch
    {
        StripLook.Up => 'u',
        StripLook.Down => 'd',
        StripLook.Unknown => '?',
        StripLook.Planned => 'p',
        _ => ' ',
    };
}
