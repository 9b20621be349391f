using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Sla.Clocks;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Board;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Live;

public sealed class LiveTests
{
    [Fact]
    public async Task Whatever_is_done_to_a_ticket_is_told_with_its_number()
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var stream = await Stream.OpenAsync(anna);

        await site.MoveAsync(1, TicketStatus.Qualification);
        Assert.Equal("1", await stream.NextAsync());
        await site.Get<TicketMessages>().NoteAsync(2, "Seen.", RunningSite.Test, CancellationToken.None);
        Assert.Equal("2", await stream.NextAsync());
        var fresh = await site.TicketAsync("acme", "New");
        Assert.Equal($"{fresh}", await stream.NextAsync());
        await site.ExecuteAsync("update ticket set title = 'Pulled' where id = 1");
        Assert.Equal("1", await stream.NextAsync());
    }

    [Fact]
    public async Task A_clock_that_is_kept_anew_is_told()
    {
        await using var site = await BoardSite.StartAsync();
        await site.PromiseAsync("other", 2);
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var stream = await Stream.OpenAsync(anna);

        await site.Get<SlaKeeper>().KeepAsync([2], CancellationToken.None);

        Assert.Equal("2", await stream.NextAsync());
    }

    [Fact]
    public async Task A_client_s_user_hears_of_that_client_alone()
    {
        await using var site = await BoardSite.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);
        using var stream = await Stream.OpenAsync(visitor);

        await site.MoveAsync(2, TicketStatus.Qualification);
        await site.ExecuteAsync("update ticket set client_id = null where id = 2; update ticket set title = 'Nobody''s' where id = 2");
        await site.MoveAsync(1, TicketStatus.Qualification);

        Assert.Equal("1", await stream.NextAsync());
    }

    [Fact]
    public async Task Whoever_loses_a_ticket_is_told_that_something_changed()
    {
        await using var site = await BoardSite.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);
        using var stream = await Stream.OpenAsync(visitor);

        await site.ExecuteAsync("update ticket set client_id = 2 where id = 1");

        Assert.Equal("0", await stream.NextAsync());
    }

    [Fact]
    public async Task Many_at_once_are_told_in_one_word_for_each_client()
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var visitor = await site.VisitorAsync(Role.Client);
        using var all = await Stream.OpenAsync(anna);
        using var own = await Stream.OpenAsync(visitor);

        await site.ExecuteAsync(
            $$"""
            insert into ticket (external_id, number, title, created_at, updated_at, fields, content_hash, first_seen_at, last_changed_at, client_id, channel)
            select 'x' || n, 'x' || n, 'Many', now(), now(), '{}', '', now(), now(), 2, 'web' from generate_series(1, 21) as n
            """);
        await site.MoveAsync(1, TicketStatus.Qualification);

        Assert.Equal("0", await all.NextAsync());
        Assert.Equal("1", await all.NextAsync());
        Assert.Equal("1", await own.NextAsync());
    }

    [Theory]
    [InlineData("delete from user_session")]
    [InlineData("update user_account set locked_at = now(), locked_by = 'a test'")]
    public async Task Whoever_is_locked_out_hears_no_more(string locksOut)
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var stream = await Stream.OpenAsync(anna);
        await site.ExecuteAsync(locksOut);

        await site.MoveAsync(1, TicketStatus.Qualification);

        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task What_was_refused_is_not_told()
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var stream = await Stream.OpenAsync(anna);

        await Assert.ThrowsAsync<RefusedException>(() => site.MoveAsync(1, TicketStatus.Resolved));
        await site.MoveAsync(2, TicketStatus.Qualification);

        Assert.Equal("2", await stream.NextAsync());
    }

    [Fact]
    public async Task After_the_database_was_away_whoever_listened_comes_back_and_hears_again()
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var stream = await Stream.OpenAsync(anna);
        await site.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()");
        Assert.Null(await stream.NextAsync());
        await site.Time.TimerAsync(TimeSpan.FromSeconds(1));
        site.Time.Advance(TimeSpan.FromSeconds(1));

        using var again = await Stream.OpenAsync(anna);
        await site.MoveAsync(1, TicketStatus.Qualification);

        Assert.Equal("1", await again.NextAsync());
    }

    [Fact]
    public async Task A_service_that_stops_waits_for_no_open_page()
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var stream = await Stream.OpenAsync(anna);

        var stopping = site.App.StopAsync();

        Assert.Null(await stream.NextAsync());
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_outage_is_told_with_its_probe_s_number_to_those_who_see_the_client()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        using var visitor = await site.VisitorAsync(Role.Client);
        using var all = await Stream.OpenAsync(anna);
        using var own = await Stream.OpenAsync(visitor);

        await site.ExecuteAsync("update outage set ended_at = now() + interval '1 year' where id = 2");
        await site.ExecuteAsync("update outage set ended_at = now() + interval '1 year' where id = 1");

        Assert.Equal("2", await all.NextAsync("health"));
        Assert.Equal("1", await all.NextAsync("health"));
        Assert.Equal("1", await own.NextAsync("health"));
    }

    [Fact]
    public async Task A_stranger_hears_nothing()
    {
        await using var site = await BoardSite.StartAsync();

        using var answer = await site.Browse().GetAsync("/live");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
