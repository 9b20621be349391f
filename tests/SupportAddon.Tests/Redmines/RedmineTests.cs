using System.Globalization;
using SupportAddon.Core.Reports;

namespace SupportAddon.Tests.Redmines;

/// <summary>The main job on a real Redmine: pulled completely, then what changed, then each client's review.</summary>
public sealed class RedmineTests(RedmineDesk desk) : IClassFixture<RedmineDesk>
{
    /// <summary>One story in order: each step starts from what the one before left.</summary>
    [Fact]
    public async Task From_a_real_redmine_to_its_clients_reviews()
    {
        var first = await desk.SyncAsync();
        Assert.Equal((500, 500), (first.GetProperty("read").GetInt32(), first.GetProperty("new").GetInt32()));
        Assert.Equal((0, 0), (first.GetProperty("unassigned").GetInt32(), first.GetProperty("unmapped").GetInt32()));
        await SameAsync();
        await ReviewsAreRightAsync(Quarter.LastFull(TimeProvider.System.GetUtcNow(), Paris), deletions: false);

        var deleted = await OpenIdsAsync(2);
        await ChangeTenAsync(deleted);
        var bulk = int.Parse(await desk.Redmine.RunRubyAsync(RedmineStory.GoOn(deleted), CancellationToken.None), CultureInfo.InvariantCulture);
        Assert.InRange(bulk, 200, 300);

        var second = await desk.SyncAsync("--sweep");
        Assert.Equal((0, 2), (second.GetProperty("new").GetInt32(), second.GetProperty("deleted").GetInt32()));
        Assert.InRange(second.GetProperty("changed").GetInt32(), bulk, bulk + 10);
        await SameAsync();
        Assert.Equal(deleted.Select(id => $"{id}"), await desk.StoredAsync("select external_id from ticket where gone_at is not null order by external_id::int"));
        await ReviewsAreRightAsync(Quarter.Containing(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Paris).DateTime)), deletions: true);

        var third = await desk.SyncAsync("--full");
        Assert.Equal((0, 0), (third.GetProperty("new").GetInt32(), third.GetProperty("changed").GetInt32()));
    }

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Every ticket, every field, every note and every change that is told, as Redmine's database has them.</summary>
    private async Task SameAsync()
    {
        foreach (var (told, stored) in new[] { (RedmineContent.Tickets, StoredContent.Tickets), (RedmineContent.Notes, StoredContent.Notes), (RedmineContent.Changes, StoredContent.Changes) })
            Assert.Equal(
                (await desk.RedmineAsync(told)).Order(StringComparer.Ordinal),
                (await desk.StoredAsync(stored)).Order(StringComparer.Ordinal));
    }

    private async Task ReviewsAreRightAsync(Quarter quarter, bool deletions)
    {
        foreach (var (client, project) in new[] { ("acme", "Acme"), ("zeta", "Zeta") })
            await new ReviewComparison(desk, client, project, quarter, deletions).CompareAsync();
    }

    private async Task<IReadOnlyList<int>> OpenIdsAsync(int count) =>
        [.. (await desk.StoredAsync("select external_id from ticket where status = 'in-progress' and external_id::int % 2 = 1 order by external_id::int"))
            .Take(count).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>Reopened, retyped, moved, resolved, rejected, commented: all inside the current quarter.</summary>
    private async Task ChangeTenAsync(IReadOnlyList<int> spared)
    {
        var ids = (await desk.StoredAsync("select external_id from ticket where status in ('resolved', 'closed') and external_id::int % 2 = 1 order by external_id::int"))
            .Concat(await desk.StoredAsync("select external_id from ticket where status = 'reception' and external_id::int % 2 = 1 order by external_id::int"))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Except(spared).ToList();
        var (settled, open) = (ids.Take(3).ToList(), ids.TakeLast(7).ToList());
        var trackers = await desk.Redmine.SqlAsync("select id, name from trackers", CancellationToken.None);
        var statuses = await desk.Redmine.SqlAsync("select id, name from issue_statuses", CancellationToken.None);
        var projects = await desk.Redmine.SqlAsync("select id, name from projects", CancellationToken.None);
        foreach (var id in settled)
            await desk.ChangeAsync(id, new { status_id = Id(statuses, "In Progress"), notes = "It is back." });
        await desk.ChangeAsync(open[0], new { tracker_id = Id(trackers, await OtherTrackerAsync(open[0])) });
        await desk.ChangeAsync(open[1], new { tracker_id = Id(trackers, await OtherTrackerAsync(open[1])), notes = "Retyped." });
        await desk.ChangeAsync(open[2], new { project_id = Id(projects, await OtherProjectAsync(open[2])) });
        await desk.ChangeAsync(open[3], new { status_id = Id(statuses, "Resolved") });
        await desk.ChangeAsync(open[4], new { status_id = Id(statuses, "Rejected"), notes = "Not ours." });
        await desk.ChangeAsync(open[5], new { notes = "For us only.", private_notes = true });
        await desk.ChangeAsync(open[6], new { subject = "Another subject\u2028é", priority_id = 5 });
    }

    private async Task<string> OtherTrackerAsync(int id) =>
        (await desk.StoredAsync($"select fields ->> 'kind' from ticket where external_id = '{id}'"))[0] == "Bug" ? "Feature" : "Bug";

    private async Task<string> OtherProjectAsync(int id) =>
        (await desk.StoredAsync($"select fields ->> 'project' from ticket where external_id = '{id}'"))[0] == "Acme" ? "Zeta" : "Acme";

    private static int Id(IReadOnlyList<System.Text.Json.Nodes.JsonObject> rows, string name) =>
        rows.First(row => row["name"]!.GetValue<string>() == name)["id"]!.GetValue<int>();
}
