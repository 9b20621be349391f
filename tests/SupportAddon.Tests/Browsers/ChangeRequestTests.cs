using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Shell;
using SupportAddon.Tests.Access;
using SupportAddon.Tickets.Life;
using static Microsoft.Playwright.Assertions;

namespace SupportAddon.Tests.Browsers;

/// <summary>A change request in a real browser: quoted by the keyboard alone, accepted by the client on a phone.</summary>
public sealed class ChangeRequestTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("fr", 1280, ColorScheme.Light)]
    [InlineData("en", 1280, ColorScheme.Dark)]
    public async Task It_is_quoted_by_the_keyboard_and_accepted_on_a_phone(string language, int width, ColorScheme scheme)
    {
        await using var site = await EstimatedAsync();
        await site.AddUserAsync("anna", Role.FunctionalConsultant);
        await site.AddUserAsync("paul", Role.Client, "acme");
        await using var desk = await chromium.VisitAsync(site, "anna", new(language, width, scheme));
        await using var phone = await chromium.VisitAsync(site, "paul", new(language, 390, scheme));
        var texts = Texts.In(language);
        await desk.OpenAsync("/tickets/1");

        await desk.Page.Locator("summary", new() { HasTextString = texts["act.quote"] }).FocusAsync();
        foreach (var key in new[] { "Enter", "Tab" })
            await desk.Page.Keyboard.PressAsync(key);
        await desk.Page.Keyboard.TypeAsync("D-2026-17");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync("1800,50");
        await LookAsync(desk, $"{language}-1-quote");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Find(".funnel [aria-current=step]")).ToContainTextAsync("D-2026-17");
        await LookAsync(desk, $"{language}-2-quoted");

        await phone.OpenAsync("/tickets/1");
        await LookAsync(phone, $"{language}-3-offered");
        await phone.Page.FillAsync("#accept-reference", "BC-4711");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = texts["act.accept"], Exact = true }).ClickAsync();
        await Expect(phone.Find(".funnel [aria-current=step]")).ToContainTextAsync("BC-4711");
        await LookAsync(phone, $"{language}-4-accepted");

        // What the client has said is on the open sheet of the team by itself.
        await Expect(desk.Find(".funnel [aria-current=step]")).ToContainTextAsync("BC-4711");
        Assert.Empty(desk.Complaints.Concat(phone.Complaints));
    }

    /// <summary>Everybody can read it, it is no wider than the screen, and there is a picture of it beside the tests.</summary>
    private static async Task LookAsync(Visit visit, string name)
    {
        var pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures", "change-request")).FullName;
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}.png"), FullPage = true });
        Assert.Empty((await visit.Page.RunAxe()).Violations.Select(violation => $"{name}: {violation.Id}"));
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= visit.Page.ViewportSize!.Width, $"{name} is wider than the screen.");
    }

    /// <summary>Ticket 1 is a change request of acme's, and somebody knows how much work it is.</summary>
    private static async Task<RunningSite> EstimatedAsync()
    {
        var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update ticket set kind = 'change' where id = 1");
        await site.Get<TicketFunnel>().EstimateAsync(1, new(2.5m, EffortUnit.Days, "Anna"), null, RunningSite.Test, CancellationToken.None);
        return site;
    }
}
