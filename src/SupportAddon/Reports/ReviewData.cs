using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Reports;

/// <summary>A review as plain data: texts, numbers, lists and records, in a versioned form that is stored with the report.</summary>
internal sealed class ReviewData
{
    public const int Version = 2;
    public const string Report = "quarterly-review";
    public const string OpenAtEnd = "open-at-end";

    private readonly QuarterlyReview review;
    private readonly ReviewLists lists;

    private ReviewData(QuarterlyReview review) => (this.review, lists) = (review, new ReviewLists(review));

    public static JsonObject Of(QuarterlyReview review, ReviewRequest request)
    {
        var data = new ReviewData(review);
        var (heads, balance) = (data.Heads(), new BalanceData(review, data.lists));
        return new JsonObject
        {
            ["version"] = Version,
            ["report"] = Report,
            ["language"] = request.Language.Code,
            ["client"] = new JsonObject { ["code"] = request.ClientCode, ["name"] = request.ClientName },
            ["quarter"] = Quarter(review.Period.Quarter),
            ["previous"] = Quarter(review.Period.Quarter.Previous),
            ["toDate"] = review.Period.IsToDate,
            ["until"] = Day(review.Period.LastDay),
            ["issued"] = Moment(TimeZoneInfo.ConvertTime(request.Now, request.Zone)),
            ["issuedAt"] = request.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["zone"] = request.Zone.Id,
            ["heads"] = heads,
            ["balance"] = balance.Table(),
            ["restated"] = balance.Restated(),
            ["weeks"] = data.Weeks(),
            ["ageing"] = data.Ageing(),
            ["kinds"] = new JsonArray([.. review.Kinds.Select(kind => KindData.Of(kind, data.lists))]),
            ["categories"] = data.Categories(),
            ["health"] = HealthData.Of(request),
            ["tickets"] = data.lists.Tickets,
            ["lists"] = data.lists.Lists,
        };
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string? Word<T>(T? value) where T : struct, Enum => value is { } known ? TicketWord.Of(known) : null;

    public static decimal Days(TimeSpan time) => Math.Round((decimal)time.TotalDays, 1, MidpointRounding.AwayFromZero);

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static JsonObject Quarter(Quarter quarter) => new()
    {
        ["code"] = quarter.ToString(),
        ["year"] = Plain(quarter.Year),
        ["ordinal"] = quarter.Number,
        ["from"] = Day(quarter.First),
        ["to"] = Day(quarter.Last),
    };

    private JsonObject Heads() => new()
    {
        ["now"] = Heads(review.Heads, "", Measure.Age, new TitlePart("list.now")),
        ["before"] = review.Previous is { } previous
            ? Heads(previous, "previous-", Measure.None, new TitlePart("list.before"))
            : null,
        ["change"] = review.Previous is { } earlier && !review.Period.IsToDate ? Change(review.Heads, earlier) : null,
    };

    private static JsonObject Change(HeadFigures now, HeadFigures before) => new()
    {
        ["created"] = now.Created.Count - before.Created.Count,
        ["resolved"] = now.Resolved.Count - before.Resolved.Count,
        ["open"] = now.Open.Count - before.Open.Count,
    };

    private JsonObject Heads(HeadFigures heads, string prefix, Measure open, TitlePart part) => new()
    {
        ["created"] = lists.Add(prefix + "created", heads.Created, Measure.Day, new TitlePart("flow.created"), part),
        ["resolved"] = lists.Add(prefix + "resolved", heads.Resolved, Measure.Day, new TitlePart("flow.resolved"), part),
        ["open"] = lists.Add(prefix + OpenAtEnd, heads.Open, open, new TitlePart("flow.end"), part),
        ["took"] = lists.Add(prefix + "resolution-time", heads.Times?.Tickets ?? Figure.None, Measure.Took, new TitlePart("list.took"), part),
        ["median"] = heads.Times is { } times ? Days(times.Median) : null,
        ["ninetieth"] = heads.Times is { } all ? Days(all.NinetiethPercentile) : null,
    };

    private JsonArray Weeks() => new([.. review.Weeks.Select(week => Week(week.Week, week.Balance))]);

    private JsonObject Week(Week week, Balance balance)
    {
        var (name, part) = ($"week-{week.Number:00}", new TitlePart("week", Plain(week.Number)));
        return new JsonObject
        {
            ["week"] = Plain(week.Number),
            ["from"] = Day(week.First),
            ["to"] = Day(week.Last),
            ["created"] = lists.Add(name + "-created", balance.Created, Measure.Day, new TitlePart("flow.created"), part),
            ["resolved"] = lists.Add(name + "-resolved", balance.Resolved, Measure.Day, new TitlePart("flow.resolved"), part),
            ["open"] = lists.Add(name + "-open", balance.End, Measure.None, new TitlePart("list.open"), part),
        };
    }

    private JsonArray Ageing() => new([.. review.Ageing.Select(band => new JsonObject
    {
        ["from"] = band.From,
        ["to"] = band.To,
        ["open"] = lists.Add(
            $"age-{band.From}", band.Open, Measure.Age, new TitlePart("list.open"), new TitlePart("age." + Plain(band.From))),
        ["share"] = review.Balance.End.Count == 0 ? 0 : Share(band.Open.Count / (decimal)review.Balance.End.Count),
    })]);

    private JsonArray Categories() => new([.. review.Categories.Select((bar, index) => new JsonObject
    {
        ["rank"] = index + 1,
        ["name"] = bar.Name,
        ["isRest"] = bar.IsRest,
        ["created"] = lists.Add(
            $"category-{index + 1}", bar.Created, Measure.Day, new TitlePart("flow.created"), CategoryTitle(bar)),
        ["share"] = Share(bar.Created.Count / (decimal)review.Balance.Created.Count),
        ["cumulative"] = Share(bar.Cumulative),
    })]);

    private static TitlePart CategoryTitle(CategoryShare bar) =>
        bar.Name is null ? new TitlePart(bar.IsRest ? "category.rest" : "category.none") : new TitlePart(null, bar.Name);

    private static decimal Share(decimal share) => Math.Round(share, 4, MidpointRounding.AwayFromZero);
}
