using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Browsers;

/// <summary>Finds every page by itself, and looks at each with a real browser.</summary>
public sealed class EveryPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string, int, ColorScheme> Views => new()
    {
        { "fr", 1280, ColorScheme.Light }, { "fr", 390, ColorScheme.Dark }, { "en", 1280, ColorScheme.Dark }, { "en", 390, ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_can_be_read_by_everybody_and_is_no_wider_than_the_screen(string language, int width, ColorScheme scheme)
    {
        await using var site = await TwoClients.StartAsync();
        await site.AddUserAsync("anna");
        await site.AddUserAsync("target");
        await site.TokenAsync("portal", "acme", [.. RoleTable.Of(Role.Client)]);
        await using var visit = await chromium.VisitAsync(site, "anna", new(language, width, scheme));
        await using var stranger = await chromium.VisitAsync(site, view: new(language, width, scheme));
        var faults = new List<string>();
        foreach (var path in Pages(site))
        {
            var visitor = path == "/sign-in" ? stranger : visit;
            await visitor.OpenAsync(path);
            faults.AddRange((await visitor.Page.RunAxe()).Violations.Select(violation => $"{path}: {Say(violation)}"));
            if (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                faults.Add($"{path} is wider than the screen.");
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task No_page_runs_what_somebody_has_written_into_a_ticket_or_a_name()
    {
        await using var site = await TwoClients.StartAsync();
        await site.AddUserAsync("anna");
        await site.AddUserAsync("target");
        await site.ExecuteAsync($"update user_account set name = '{TwoClients.Evil}'; update client set name = '{TwoClients.Evil}'");
        await using var visit = await chromium.VisitAsync(site, "anna");
        foreach (var path in Pages(site).Where(path => path != "/error"))
        {
            await visit.OpenAsync(path);
            Assert.False(await visit.Page.EvaluateAsync<bool>("'ran' in window"), path);
        }

        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("fr", "Se connecter", "Tableau")]
    [InlineData("en", "Sign in", "Board")]
    public async Task Somebody_signs_in_and_reads_everything_in_the_language_of_the_browser(string language, string button, string board)
    {
        await using var site = await TwoClients.StartAsync();
        await site.AddUserAsync("anna", Role.TeamLeader);
        await using var visit = await chromium.VisitAsync(site, view: new(language));
        await visit.OpenAsync("/board");

        await visit.Page.FillAsync("#login", "anna");
        await visit.Page.FillAsync("#password", RunningSite.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

        await Assertions.Expect(visit.Find("h1")).ToHaveTextAsync(board);
        Assert.Equal(language, await visit.Page.GetAttributeAsync("html", "lang"));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_dialog_in_which_a_card_is_moved_can_be_read_by_everybody(string language, int width, ColorScheme scheme)
    {
        await using var site = await TwoClients.StartAsync();
        await site.AddUserAsync("anna");
        await using var visit = await chromium.VisitAsync(site, "anna", new(language, width, scheme));
        await visit.OpenAsync("/board");

        await visit.Page.ClickAsync("#move-1");
        await Assertions.Expect(visit.Find("dialog form")).ToBeVisibleAsync();

        Assert.Empty((await visit.Page.RunAxe()).Violations.Select(Say));
    }

    /// <summary>What is looked at by people, each with something of acme's: the pages, and the review, which is a page by itself.</summary>
    private static IEnumerable<string> Pages(RunningSite site) => Door.All(site.App)
        .Where(door => !door.IsApi && door.Method == HttpMethod.Get && door.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null)
        .Select(door => door.Own).Where(path => path != "/sign-out").Append("/reviews/1").Distinct();

    private static string Say(AxeResultItem violation) =>
        $"{violation.Id}, {violation.Help} ({string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))})";
}
