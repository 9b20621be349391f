using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Health.Pages;

/// <summary>Downtimes that are planned and ended on a page.</summary>
public sealed class DowntimePageTests
{
    [Fact]
    public async Task One_is_planned_by_the_client_s_clock_and_recorded()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Infrastructure);

        var answer = await anna.PostAsync("/downtimes?handler=Plan", ("of", "acme/web"), ("way", "once"), ("from", "2026-12-24T20:00"), ("to", "2026-12-25T06:00"), ("reason", "Update to 19.1"));

        Assert.Equal("/downtimes", answer.Headers.Location?.ToString());
        Assert.Equal(
            ["1 2026-12-24T19:00:00+00:00 2026-12-25T05:00:00+00:00 Update to 19.1"],
            await site.QueryAsync("select concat_ws(' ', probe_id, definition -> 'once' ->> 'start', definition -> 'once' ->> 'end', reason) from downtime where id > 2"));
        Assert.Equal(["infrastructure downtime 3"], await site.QueryAsync("select actor || ' ' || subject from audit where action = 'downtime.add'"));
        var page = await HealthPageTests.ReadAsync(anna, "/downtimes", "fr");
        Assert.Contains("du 24/12/2026 20 h 00 au 25/12/2026 6 h 00", page.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekly_one_has_its_hours_and_days()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Infrastructure);

        await anna.PostAsync("/downtimes?handler=Plan", ("of", "acme"), ("way", "weekly"), ("opens", "22:00"), ("closes", "00:00"), ("day", "sunday"), ("day", "monday"), ("reason", "Backup"));

        Assert.Contains("Sunday, Monday 22:00-24:00", await HealthPageTests.ReadAsync(anna, "/downtimes", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_began_before_it_was_planned_holds_from_now_on()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Infrastructure);

        await anna.PostAsync("/downtimes?handler=Plan", ("of", "acme/web"), ("way", "once"), ("from", "2026-09-01T20:00"), ("to", "2026-12-25T06:00"), ("reason", "Update to 19.1"));

        Assert.Equal(
            ["t 2026-12-25T05:00:00+00:00"],
            await site.QueryAsync("select concat((definition #>> '{holds,start}')::timestamptz = added_at, ' ', definition #>> '{holds,end}') from downtime where id > 2"));
    }

    [Fact]
    public async Task One_that_holds_is_ended_and_stands_among_those_that_are_over()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Infrastructure);
        await anna.PostAsync("/downtimes?handler=Plan", ("of", "acme"), ("way", "weekly"), ("opens", "22:00"), ("closes", "23:00"), ("reason", "Backup"));
        site.Time.Advance(TimeSpan.FromMinutes(1));

        await anna.PostAsync("/downtimes?handler=End", ("downtime", "3"));

        var page = await HealthPageTests.ReadAsync(anna, "/downtimes", "en");
        Assert.True(page.IndexOf("id=\"past\"", StringComparison.Ordinal) is > 0 and var past && past < page.IndexOf("Backup", StringComparison.Ordinal), page);
        Assert.Equal(["infrastructure downtime 3"], await site.QueryAsync("select actor || ' ' || subject from audit where action = 'downtime.end'"));
    }

    [Theory]
    [InlineData("acme", "2026-09-01T20:00", "2026-09-02T20:00", "x", "Cet arrêt serait déjà terminé")]
    [InlineData("acme", "", "2026-11-02T20:00", "x", "Donnez le début et la fin")]
    [InlineData("acme", "2026-11-01T20:00", "2026-11-02T20:00", " ", "Un arrêt est prévu pour un motif.")]
    [InlineData("nobody", "2026-11-01T20:00", "2026-11-02T20:00", "x", "On ne sait pas de qui les systèmes sont arrêtés.")]
    public async Task What_is_refused_is_said_in_the_reader_s_language_with_what_was_typed(string of, string from, string to, string reason, string said)
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        await anna.PostAsync("/account?handler=Reading", ("language", "fr"));

        var answer = await anna.PostAsync("/downtimes?handler=Plan", ("of", of), ("way", "once"), ("from", from), ("to", to), ("reason", reason));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{to}\"", page, StringComparison.Ordinal);
        Assert.Equal(["2"], await site.QueryAsync("select count(*) from downtime"));
    }

    [Theory]
    [InlineData(Role.Client)]
    [InlineData(Role.Operations)]
    internal async Task Who_may_not_plan_neither_plans_nor_ends(Role role)
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(role);

        var planned = await visitor.PostAsync("/downtimes?handler=Plan", ("of", "acme"), ("way", "once"), ("from", "2026-11-01T20:00"), ("to", "2026-11-02T20:00"), ("reason", "x"));
        var ended = await visitor.PostAsync("/downtimes?handler=End", ("downtime", "1"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (planned.StatusCode, ended.StatusCode));
        Assert.Equal(["2 2"], await site.QueryAsync("select concat(count(*), ' ', count(*) filter (where ends_at > '2026-10-01 08:00Z')) from downtime"));
    }
}
