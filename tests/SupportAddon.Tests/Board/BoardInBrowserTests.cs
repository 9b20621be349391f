using System.Diagnostics;
using Microsoft.Playwright;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace SupportAddon.Tests.Board;

/// <summary>The board in real browsers: by mouse, by keyboard, without script, and in two of them at once.</summary>
public sealed class BoardInBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", "SA-1: qualification")]
    [InlineData("fr", "SA-1: qualification")]
    public async Task A_card_that_is_dragged_to_another_column_stays_there(string language, string said)
    {
        await using var site = await BoardSite.StartAsync();
        await using var visit = await OpenAsync(site, new(language));

        await visit.Page.DragAndDropAsync("#card-1", Column("qualification"));

        await Expect(visit.Find($"{Column("qualification")} #card-1")).ToBeVisibleAsync();
        await Expect(visit.Find("#said")).ToHaveTextAsync(said);
        Assert.Equal("qualification", await site.StatusAsync(1));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("en", "No ticket goes from “reception” to “resolved”.")]
    [InlineData("fr", "Aucun ticket ne va de «\u00a0réception\u00a0» à «\u00a0résolu\u00a0».")]
    public async Task A_drop_that_the_table_forbids_says_why_and_changes_nothing(string language, string why)
    {
        await using var site = await BoardSite.StartAsync();
        await using var visit = await OpenAsync(site, new(language));

        await visit.Page.DragAndDropAsync("#card-1", Column("resolved"));

        await Expect(visit.Find("dialog [role=alert]")).ToContainTextAsync(why);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Find("dialog")).ToBeHiddenAsync();
        await Expect(visit.Find($"{Column("reception")} #card-1")).ToBeVisibleAsync();
        Assert.Equal("reception", await site.StatusAsync(1));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_drop_that_needs_a_reason_asks_for_it_and_goes_on()
    {
        await using var site = await BoardSite.StartAsync();
        await site.MoveAsync(1, TicketStatus.Qualification, TicketStatus.InProgress);
        await using var visit = await OpenAsync(site);
        await visit.Page.DragAndDropAsync("#card-1", Column("qualification"));
        await Expect(visit.Find("dialog [role=alert]")).ToContainTextAsync("a reason is needed");

        await visit.Page.Keyboard.TypeAsync("It is a wish.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();

        await Expect(visit.Find($"{Column("qualification")} #card-1")).ToBeVisibleAsync();
        Assert.Equal(["It is a wish."], await site.QueryAsync("select body from ticket_event where type = 'state' and from_value = 'in-progress'"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_keyboard_alone_moves_a_card_and_stays_on_it()
    {
        await using var site = await BoardSite.StartAsync();
        await using var visit = await OpenAsync(site);
        await visit.Find("#ticket-1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Find("dialog input[value=qualification]")).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Find($"{Column("qualification")} #card-1")).ToBeVisibleAsync();
        await Expect(visit.Find("#move-1")).ToBeFocusedAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Without_script_a_form_moves_a_card()
    {
        await using var site = await BoardSite.StartAsync();
        await using var visit = await OpenAsync(site, new(Script: false), "/board?client=acme");
        await visit.Find("#move-1").ClickAsync();

        await visit.Find("input[value=qualification]").CheckAsync();
        await visit.Find("#move button").ClickAsync();

        await Expect(visit.Find($"{Column("qualification")} #card-1")).ToBeVisibleAsync();
        Assert.EndsWith("/board?client=acme", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_moves_the_other_sees_within_a_second()
    {
        await using var site = await BoardSite.StartAsync();
        await using var one = await OpenAsync(site);
        await using var other = await OpenAsync(site);
        var quickest = TimeSpan.MaxValue;
        // Three times, for the machine may be busy with something else.
        foreach (var state in new[] { "qualification", "in-progress", "waiting-customer" })
        {
            await one.Page.DragAndDropAsync("#card-1", Column(state));
            var watch = Stopwatch.StartNew();
            await Expect(other.Find($"{Column(state)} #card-1")).ToBeVisibleAsync();
            quickest = watch.Elapsed < quickest ? watch.Elapsed : quickest;
            await Expect(one.Find($"{Column(state)} #card-1")).ToBeVisibleAsync();
        }

        Assert.InRange(quickest, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Empty(other.Complaints);
    }

    [Fact]
    public async Task What_arrives_while_a_form_is_open_takes_nothing_out_of_the_hand()
    {
        await using var site = await BoardSite.StartAsync();
        await using var visit = await OpenAsync(site);
        await visit.Find("#move-1").ClickAsync();
        await visit.Find("dialog textarea").FillAsync("half a sen");

        var fresh = await site.TicketAsync("acme", "Comes in between");

        await Expect(visit.Find("dialog textarea")).ToHaveValueAsync("half a sen");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Find($"#card-{fresh}")).ToBeVisibleAsync();
        await Expect(visit.Find("#move-1")).ToBeFocusedAsync();
        Assert.Empty(visit.Complaints);
    }

    private static string Column(string state) => $"[data-state={state}]";

    private async Task<Visit> OpenAsync(RunningSite site, View? view = null, string path = "/board")
    {
        var visit = await chromium.VisitAsync(site, "anna", view);
        await visit.OpenAsync(path);
        await Expect(visit.Find("#card-1")).ToBeVisibleAsync();
        return visit;
    }
}
