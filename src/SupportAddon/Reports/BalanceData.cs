using System.Text.Json.Nodes;
using SupportAddon.Core.Reports;

namespace SupportAddon.Reports;

/// <summary>The balance of the backlog as a table: a row for each flow, a column for the client and for each kind.</summary>
internal sealed class BalanceData(QuarterlyReview review, ReviewLists lists)
{
    private static readonly (string Flow, string Sign, Measure Measure, Func<Balance, Figure> Read)[] Rows =
    [
        ("start", "", Measure.None, balance => balance.Start),
        ("created", "+", Measure.Day, balance => balance.Created),
        ("entered", "+", Measure.Day, balance => balance.Entered),
        ("reopened", "+", Measure.Day, balance => balance.Reopened),
        ("resolved", "\u2212", Measure.Day, balance => balance.Resolved),
        ("withdrawn", "\u2212", Measure.Day, balance => balance.Withdrawn),
        ("left", "\u2212", Measure.Day, balance => balance.Left),
        ("end", "=", Measure.Age, balance => balance.End),
    ];

    /// <summary>The head figures' own lists are not made twice.</summary>
    private static readonly Dictionary<string, string> Shared = new()
    {
        ["created"] = "created",
        ["resolved"] = "resolved",
        ["end"] = ReviewData.OpenAtEnd,
    };

    public JsonObject Table() => new()
    {
        ["from"] = review.Balance.Start.Count,
        ["to"] = review.Balance.End.Count,
        ["columns"] = new JsonArray(["all", .. review.Kinds.Select(kind => KindData.Name(kind.Kind))]),
        ["rows"] = new JsonArray([.. Rows.Select(row => new JsonObject
        {
            ["flow"] = row.Flow,
            ["sign"] = row.Sign,
            ["figures"] = new JsonArray([All(row.Flow, row.Measure, row.Read(review.Balance)), .. Kinds(row.Flow, row.Measure, row.Read)]),
        })]),
    };

    public JsonObject? Restated() => review.Restatement is not { } restated ? null : new JsonObject
    {
        ["quarter"] = ReviewData.Quarter(restated.Earlier.Quarter),
        ["issuedOn"] = ReviewData.Day(review.Period.DayOf(restated.Earlier.IssuedAt)),
        ["added"] = lists.Add("restated-added", restated.Added, Measure.None, new TitlePart("restated.added")),
        ["removed"] = lists.Add("restated-removed", restated.Removed, Measure.None, new TitlePart("restated.removed")),
    };

    private JsonObject All(string flow, Measure measure, Figure figure) => Shared.TryGetValue(flow, out var shared)
        ? ReviewLists.Again(shared, figure)
        : lists.Add(flow == "start" ? "open-at-start" : flow, figure, measure, new TitlePart("flow." + flow));

    private IEnumerable<JsonObject> Kinds(string flow, Measure measure, Func<Balance, Figure> read) =>
        review.Kinds.Select(kind => lists.Add(
            $"{KindData.Name(kind.Kind)}-{flow}", read(kind.Balance), measure,
            new TitlePart($"list.{KindData.Name(kind.Kind)}.{flow}")));
}
