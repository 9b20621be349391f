using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Core.Reports;

namespace SupportAddon.Tests.Redmines;

/// <summary>Renders one review by the real program and holds every figure of it against SQL on Redmine's database.</summary>
internal sealed class ReviewComparison(RedmineDesk desk, string client, string project, Quarter quarter, bool deletions)
{
    private static readonly (string Name, string Scope)[] Kinds =
        [("anomaly", "tracker = 'Bug'"), ("change", "tracker = 'Feature'"), ("question", "tracker = 'Support'")];

    private static readonly string[] Flows = ["created", "entered", "reopened", "resolved", "withdrawn", "left"];

    private readonly string folder = desk.Commands.Files.Sub($"lists-{client}-{quarter}");
    private readonly HashSet<string> compared = [];

    public async Task CompareAsync()
    {
        var ended = await desk.Commands.RunAsync("report", "render", "quarterly-review", "--client", client, "--quarter", $"{quarter}",
            "--language", "en", "--out", desk.Commands.Files.Sub($"{client}.html"), "--lists", folder);
        Assert.True(ended.ExitCode == 0, ended.ToString());
        var (start, end) = await BoundsAsync();
        var figures = new RedmineFigures(desk.Redmine, project, start, end, deletions ? await GoneAsync() : null);
        var last = await figures.LastAsync();

        await CompareAllAsync(figures, last, start, end);
        foreach (var (name, scope) in Kinds)
            await CompareKindAsync(figures, last, name, scope, start, end);

        var files = Directory.GetFiles(folder).Select(file => Path.GetFileNameWithoutExtension(file)!);
        Assert.Equal([], files.Where(name => !compared.Contains(name) && !name.StartsWith("previous-", StringComparison.Ordinal) && name != "resolution-time"));
        CompareHtml(await File.ReadAllTextAsync(desk.Commands.Files.Sub($"{client}.html")));
    }

    private async Task CompareAllAsync(
        RedmineFigures figures, IReadOnlyDictionary<string, JsonObject> last, DateTimeOffset start, DateTimeOffset end)
    {
        var flows = await figures.FlowsAsync(RedmineFigures.Anything);
        var weeks = Week.In(quarter).Select(week => (week.Number, Bounds: week.Bounds(Zone))).Where(week => week.Bounds.Start < end).ToList();
        var open = await figures.OpenAsync(RedmineFigures.Anything, [start, end, .. weeks.Select(week => Earlier(week.Bounds.End, end))]);
        foreach (var flow in Flows)
            Same(flow, Ids(flows, flow));
        Same("open-at-start", open[RedmineFigures.Text(start)]);
        Same("open-at-end", open[RedmineFigures.Text(end)]);
        foreach (var (number, bounds) in weeks)
        {
            var (from, to) = (RedmineFigures.Text(bounds.Start), RedmineFigures.Text(bounds.End));
            var within = flows.Where(flow => string.CompareOrdinal(flow.At, from) >= 0 && string.CompareOrdinal(flow.At, to) < 0).ToList();
            Same($"week-{number:00}-created", Ids(within, "created"));
            Same($"week-{number:00}-resolved", Ids(within, "resolved"));
            Same($"week-{number:00}-open", open[RedmineFigures.Text(Earlier(bounds.End, end))]);
        }

        CompareCategories(Ids(flows, "created"), last);
        await CompareAgesAsync(open[RedmineFigures.Text(end)], end);
    }

    private async Task CompareKindAsync(
        RedmineFigures figures, IReadOnlyDictionary<string, JsonObject> last, string kind, string scope, DateTimeOffset start, DateTimeOffset end)
    {
        var flows = await figures.FlowsAsync(scope);
        var open = await figures.OpenAsync(scope, [start, end]);
        foreach (var flow in Flows)
            Same($"{kind}-{flow}", Ids(flows, flow));
        Same($"{kind}-start", open[RedmineFigures.Text(start)]);
        Same($"{kind}-end", open[RedmineFigures.Text(end)]);
        foreach (var (figure, ids) in new[] { ("created", Ids(flows, "created")), ("resolved", Ids(flows, "resolved")), ("end", open[RedmineFigures.Text(end)]) })
        {
            foreach (var priority in new[] { "low", "normal", "high", "critical" })
                Same($"{kind}-{figure}-priority-{priority}", ids.Where(id => Priority(last[id]) == priority));
            foreach (var type in new[] { "corrective", "evolutive", "none" })
                Same($"{kind}-{figure}-maintenance-{type}", ids.Where(id => Maintenance(last[id]) == type));
        }
    }

    private void CompareCategories(IEnumerable<string> created, IReadOnlyDictionary<string, JsonObject> last)
    {
        var expected = created.GroupBy(id => last[id]["category"]?.ToString()).Select(category => Sorted(category)).Order().ToList();
        var shown = Enumerable.Range(1, expected.Count).Select(rank => Sorted(Read($"category-{rank}"))).Order();
        Assert.Equal(expected, shown);
    }

    private async Task CompareAgesAsync(IEnumerable<string> open, DateTimeOffset end)
    {
        var created = (await desk.RedmineAsync("select id || '|' || strftime('%Y-%m-%dT%H:%M:%SZ', created_on) as line from issues"))
            .Select(line => line.Split('|')).ToDictionary(parts => parts[0], parts => DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture));
        var ages = open.ToLookup(id => (int)(end - created[id]).TotalDays switch { <= 7 => 0, <= 30 => 8, <= 90 => 31, _ => 91 });
        foreach (var from in new[] { 0, 8, 31, 91 })
            Same($"age-{from}", ages[from]);
    }

    /// <summary>The numbers on the page are the lengths of the lists, and what a title holds is text.</summary>
    private void CompareHtml(string html)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("script"));
        foreach (var link in page.QuerySelectorAll("a[href^='#list-']"))
        {
            var name = link.GetAttribute("href")!["#list-".Length..];
            if (int.TryParse(link.TextContent.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var shown))
                Assert.True(Read(name).Count == shown, $"{client} {quarter}: {name} is shown as {shown} and lists {Read(name).Count}");
        }
    }

    private void Same(string list, IEnumerable<string> expected) =>
        Assert.True(Sorted(expected) == Sorted(Read(list)), $"{client} {quarter} {list}: SQL says {Sorted(expected)}; the review {Sorted(Read(list))}");

    /// <summary>The references of a list; a list that would be empty has no file.</summary>
    private List<string> Read(string list)
    {
        compared.Add(list);
        var file = Path.Combine(folder, list + ".csv");
        return File.Exists(file) ? [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')[0])] : [];
    }

    private async Task<(DateTimeOffset Start, DateTimeOffset End)> BoundsAsync()
    {
        var issued = await desk.StoredAsync("select to_char(issued_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from report order by id desc limit 1");
        var bounds = quarter.Bounds(Zone);
        return (bounds.Start, Earlier(bounds.End, DateTimeOffset.Parse(issued[0], CultureInfo.InvariantCulture).AddSeconds(1)));
    }

    private async Task<DateTimeOffset> GoneAsync() => DateTimeOffset.Parse((await desk.StoredAsync(
        "select to_char(max(gone_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from ticket"))[0], CultureInfo.InvariantCulture);

    private static IEnumerable<string> Ids(IEnumerable<(string Flow, string Id, string At)> flows, string flow) =>
        flows.Where(row => row.Flow == flow).Select(row => row.Id);

    private static string Priority(JsonObject ticket) => ticket["priority"]!.ToString() switch
    {
        "Urgent" or "Immediate" => "critical",
        var other => other.ToLowerInvariant(),
    };

    private static string Maintenance(JsonObject ticket) => ticket["tracker"]!.ToString() switch
    {
        "Bug" => "corrective",
        "Feature" => "evolutive",
        _ => "none",
    };

    private static string Sorted(IEnumerable<string> ids) => string.Join(' ', ids.OrderBy(id => int.Parse(id, CultureInfo.InvariantCulture)));

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
}
