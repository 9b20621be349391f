using System.Net;
using SupportAddon.Board;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Board;

public sealed class BoardTests
{
    [Fact]
    public async Task Each_open_ticket_is_in_the_column_of_its_state_and_what_has_ended_is_in_none()
    {
        await using var site = await BoardSite.StartAsync();
        var (closed, gone, strange) = (await site.TicketAsync("acme", "Cancelled"), await site.TicketAsync("acme", "Gone"), await site.TicketAsync("acme", "Strange"));
        await site.MoveAsync(1, TicketStatus.Qualification, TicketStatus.WaitingVendor);
        await site.MoveAsync(closed, TicketStatus.Cancelled);
        await site.ExecuteAsync($"update ticket set gone_at = now() where id = {gone}; update ticket set status = null where id = {strange}");

        var columns = await ReadAsync(site);

        Assert.Equal(BoardReader.States, columns.Select(column => column.State));
        Assert.Equal([$"{strange}", "2"], Ids(columns, TicketStatus.Reception));
        Assert.Equal(["1"], Ids(columns, TicketStatus.WaitingVendor));
        Assert.Equal(3, columns.Sum(column => column.Total));
    }

    [Fact]
    public async Task The_most_urgent_comes_first_and_a_full_column_says_how_many_are_left_out()
    {
        await using var site = await BoardSite.StartAsync();
        await site.ExecuteAsync(
            """
            insert into ticket (external_id, number, title, created_at, updated_at, fields, content_hash, first_seen_at, last_changed_at, status, client_id, channel, priority)
            select 'x' || n, 'x' || n, 'Many', '2026-09-01Z', '2026-09-01Z'::timestamptz + n * interval '1 second', '{}', '', now(), now(), 'in-progress', 1, 'web',
                case n when 58 then 'low' when 2 then 'critical' end
            from generate_series(1, 58) as n
            """);
        var (first, second) = (await site.TicketAsync("acme", "First"), await site.TicketAsync("acme", "Second"));
        await site.MoveAsync(first, TicketStatus.Qualification, TicketStatus.InProgress);
        await site.MoveAsync(second, TicketStatus.Qualification, TicketStatus.InProgress);
        await site.ExecuteAsync($"update ticket set created_at = created_at - interval '1 minute' where id = {first}");
        await site.PromiseAsync("acme", first, second);

        var column = (await ReadAsync(site)).Single(column => column.State == TicketStatus.InProgress);

        Assert.Equal((60, BoardReader.Shown), (column.Total, column.Cards.Count));
        Assert.Equal([$"SA-{first}", $"SA-{second}", "x2", "x58", "x57"], column.Cards.Take(5).Select(card => card.Number));
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        Assert.Contains("10 more in the list", await anna.ReadAsync("/board"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02:59:59", "on-time")]
    [InlineData("03:00:00", "at-risk")]
    [InlineData("04:00:00", "at-risk")]
    [InlineData("04:00:01", "late")]
    [InlineData("00:00:00", "paused", TicketStatus.Qualification, TicketStatus.WaitingCustomer)]
    internal async Task A_card_has_the_colour_of_its_clock(string later, string colour, params TicketStatus[] ways)
    {
        await using var site = await BoardSite.StartAsync();
        await site.MoveAsync(1, ways);
        await site.PromiseAsync("acme", 1);
        site.Time.Advance(TimeSpan.Parse(later, null));

        var clock = (await ReadAsync(site)).SelectMany(column => column.Cards).Single(card => card.Id == 1).Clock!;

        Assert.Equal(("resolution", colour), (clock.Clock, TicketWord.Of(clock.ColourAt(site.Time.GetUtcNow()))));
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        Assert.Contains($"class=\"card {colour}\"", await anna.ReadAsync("/board"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_s_user_sees_the_cards_of_that_client_and_moves_none()
    {
        await using var site = await BoardSite.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);

        foreach (var path in new[] { "/board", "/board?client=other", "/board?owner=" })
            Assert.DoesNotContain("card-2", await visitor.ReadAsync(path), StringComparison.Ordinal);

        var board = await visitor.ReadAsync("/board");
        Assert.Contains("card-1", board, StringComparison.Ordinal);
        Assert.All(["draggable=\"true\"", "/board/1", "name=\"client\"", "Other"], theirs => Assert.DoesNotContain(theirs, board, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await MoveAsync(visitor, 1, "qualification")).StatusCode);
        Assert.Equal("reception", await site.StatusAsync(1));
    }

    [Fact]
    public async Task What_was_chosen_restricts_the_board_and_names_the_owners_on_it()
    {
        await using var site = await BoardSite.StartAsync();
        await site.ExecuteAsync("insert into person (code, name, side) values ('ben', 'Ben', 'support'), ('zoe', 'Zoe', 'support')");
        await site.Get<SupportAddon.Tickets.Life.TicketAssignments>().AssignAsync(2, "ben", RunningSite.Test, CancellationToken.None);
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        var (ofAcme, bens) = (await anna.ReadAsync("/board?client=acme"), await anna.ReadAsync("/board?owner=ben"));

        Assert.Equal((true, false), (Has(ofAcme, 1), Has(ofAcme, 2)));
        Assert.Equal((false, true), (Has(bens, 1), Has(bens, 2)));
        Assert.Contains(">Ben<", ofAcme, StringComparison.Ordinal);
        Assert.DoesNotContain(">Zoe<", ofAcme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resolved", "", "No ticket goes from")]
    [InlineData("cancelled", " ", "a reason is needed")]
    [InlineData("nowhere", "", "It was not said where")]
    public async Task A_refusal_comes_with_its_reason_in_the_form_and_changes_nothing(string to, string reason, string why)
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        using var answer = await MoveAsync(anna, 1, to, reason);

        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("reception", await site.StatusAsync(1));
    }

    [Fact]
    public async Task What_the_services_refuse_is_told_as_well()
    {
        await using var site = await BoardSite.StartAsync();
        await site.MoveAsync(1, TicketStatus.Qualification, TicketStatus.InProgress);
        await site.Get<SupportAddon.Tickets.Life.TicketQualification>().SetAsync(
            1, new Dictionary<string, string?> { ["maintenanceType"] = "corrective" }, null, RunningSite.Test, CancellationToken.None);
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        using var answer = await MoveAsync(anna, 1, "resolved");

        Assert.Contains("fixVersion are missing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("in-progress", await site.StatusAsync(1));
    }

    [Theory]
    [InlineData("/board?client=acme", "/board?client=acme")]
    [InlineData("https://elsewhere.example/board", "/board")]
    [InlineData("//elsewhere.example/board", "/board")]
    [InlineData("/users", "/board")]
    public async Task After_a_move_one_comes_back_to_the_board_and_nowhere_else(string back, string where)
    {
        await using var site = await BoardSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        using var answer = await MoveAsync(anna, 1, "qualification", back: back);

        Assert.Equal(where, answer.Headers.Location?.ToString());
        Assert.Equal("qualification", await site.StatusAsync(1));
    }

    private static Task<IReadOnlyList<BoardColumn>> ReadAsync(RunningSite site) => site.Get<BoardReader>().ReadAsync(new(null, null, null), CancellationToken.None);

    private static IEnumerable<string> Ids(IEnumerable<BoardColumn> columns, TicketStatus state) =>
        columns.Single(column => column.State == state).Cards.Select(card => $"{card.Id}");

    private static bool Has(string board, long id) => board.Contains($"id=\"card-{id}\"", StringComparison.Ordinal);

    private static Task<HttpResponseMessage> MoveAsync(Browser browser, long id, string to, string reason = "", string back = "/board") =>
        browser.PostWithoutTokenAsync($"/board/{id}", ("to", to), ("reason", reason), ("back", back), ("__RequestVerificationToken", browser.FormToken!));
}
