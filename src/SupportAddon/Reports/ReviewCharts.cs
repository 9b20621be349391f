using System.Globalization;
using System.Text.Json;
using SupportAddon.Charts;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Reports;

/// <summary>
/// Draws the charts that a template names: "weeks", "ageing", "categories", for each system "health-1", and for each kind
/// "anomaly-priority" and "anomaly-maintenance". Those that need the page's width are drawn once for wide and once for narrow pages.
/// </summary>
internal sealed class ReviewCharts(JsonElement data, Language language, IReadOnlyDictionary<string, string> texts)
{
    private const double Wide = 760;
    private const double Narrow = 340;
    private const double Half = 364;

    public string Draw(string name) => name switch
    {
        "weeks" => ForBoth(name, Weeks()),
        "categories" => ForBoth(name, Categories()),
        _ when Health(name) is { } probe => ForBoth(name, HealthChart.Of(probe, HealthChart.First(data), language, Text)),
        "ageing" => Ageing().Draw(Half, "chart-" + name),
        _ => Kind(name).Draw(Half, "chart-" + name),
    };

    private static string ForBoth(string name, Chart chart) =>
        $"""<div class="wide">{chart.Draw(Wide, "chart-" + name)}</div><div class="narrow">{chart.Draw(Narrow, $"chart-{name}-narrow")}</div>""";

    private WeeklyChart Weeks() => new(
        Words("weeks"), Number, [.. data.GetProperty("weeks").EnumerateArray().Select(Week)],
        Text("flow.created"), Text("flow.resolved"), Text("chart.weeks.open"));

    private WeekPoint Week(JsonElement week)
    {
        var number = week.GetProperty("week").GetString()!;
        var from = DateOnly.ParseExact(week.GetProperty("from").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new WeekPoint(
            number, Text("week.abbr") + number, language.Date(from, DateForm.Brief),
            Slice(week, "created"), Slice(week, "resolved"), Slice(week, "open"));
    }

    private BarChart Ageing() => new(
        Words("ageing"), Number,
        [.. data.GetProperty("ageing").EnumerateArray().Select(band => new BarRow(Text("age." + band.GetProperty("from")), [Slice(band, "open")]))],
        [Text("flow.end")]);

    private ParetoChart Categories() => new(
        Words("categories"), Number, share => language.Percent((decimal)share),
        [.. data.GetProperty("categories").EnumerateArray().Select(bar => new ParetoColumn(
            Category(bar), Slice(bar, "created"), bar.GetProperty("cumulative").GetDouble()))]);

    private string Category(JsonElement bar) =>
        bar.GetProperty("name").GetString() ?? Text(bar.GetProperty("isRest").GetBoolean() ? "category.rest" : "category.none");

    private JsonElement? Health(string name) => data.TryGetProperty("health", out var probes)
        ? probes.EnumerateArray().Select(probe => (JsonElement?)probe).FirstOrDefault(probe => probe!.Value.GetProperty("list").GetString() == name)
        : null;

    private BarChart Kind(string name)
    {
        var table = data.GetProperty("kinds").EnumerateArray()
            .SelectMany(kind => kind.GetProperty("tables").EnumerateArray())
            .FirstOrDefault(table => table.GetProperty("drawing").GetString() == name);
        return table.ValueKind == JsonValueKind.Undefined
            ? throw new TemplateException($"there is no chart \"{name}\"")
            : Kind(table, table.GetProperty("by").GetString()!, table.GetProperty("kind").GetString()!);
    }

    private BarChart Kind(JsonElement table, string by, string kind) => new(
        Words(by), Number,
        [.. table.GetProperty("rows").EnumerateArray().Select(row => new BarRow(
            Text($"{by}.{row.GetProperty("name").GetString()}"), [Slice(row, "created"), Slice(row, "resolved"), Slice(row, "open")]))],
        [Text("head.created." + kind), Text("head.resolved." + kind), Text("flow.end.short")]);

    private ChartWords Words(string name) => new(Text($"chart.{name}"), Text($"chart.{name}.about"), Text($"chart.{name}.empty"));

    private string Number(int count) => language.Number(count);

    private string Text(string name) =>
        texts.TryGetValue(name, out var text) ? text : throw new TemplateException($"there is no text \"{name}\" in texts.json");

    private static Slice Slice(JsonElement of, string name)
    {
        var figure = of.GetProperty(name);
        var list = figure.GetProperty("list").GetString();
        return new Slice(figure.GetProperty("count").GetInt32(), list is null ? null : "#list-" + list);
    }
}
