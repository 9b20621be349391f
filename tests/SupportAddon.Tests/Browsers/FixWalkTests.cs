using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportAddon.Shell;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Fixes;
using SupportAddon.Tests.Jobs;

namespace SupportAddon.Tests.Browsers;

/// <summary>The whole way of a correction on a real Redmine, in a real browser, by two people: from the choice to the undo.</summary>
public sealed class FixWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("fr", 1280, ColorScheme.Light, "Catégorie périmée", "écrit")]
    [InlineData("en", 390, ColorScheme.Dark, "Stale category", "written")]
    public async Task From_the_choice_of_a_correction_to_its_undo(string language, int width, ColorScheme scheme, string title, string written)
    {
        await using var desk = await WalkDesk.StartAsync();
        await desk.RubyAsync(RedmineFixTests.Story);
        await using var service = await RunningService.StartAsync(desk.Commands);
        var (ana, lea) = (await UserAsync(desk, "ana", "functional-consultant"), await UserAsync(desk, "lea", "team-leader"));
        await using var hers = await chromium.VisitAsync(service.Http.BaseAddress!, new(language, width, scheme));
        await using var theirs = await chromium.VisitAsync(service.Http.BaseAddress!, new(language, width, scheme));
        var consultant = new FixWalk(hers, Texts.In(language), $"fix-{language}-consultant");
        var leader = new FixWalk(theirs, Texts.In(language), $"fix-{language}-leader");
        await NewPasswordAsync(service, "ana", ana);
        await NewPasswordAsync(service, "lea", lea);

        await consultant.SignInAsync("ana", RunningSite.Password);
        await consultant.AskAsync(title, ("from", "Divers (1)"), ("to", "Stock (2)"));
        Assert.Equal(["", "Divers", "Divers", "Divers", "Divers", "Divers"], await desk.SqlAsync(RedmineFixTests.Categories));
        await leader.SignInAsync("lea", RunningSite.Password);
        await leader.OpenAsync(1);
        await leader.ApproveAsync();
        await consultant.OpenAsync(1);
        await desk.RubyAsync("issue = Issue.find(3); issue.init_journal(User.find(1)); issue.subject = 'Another'; issue.save!");
        await consultant.ApplyAsync();
        await consultant.DoneAsync();

        // The leader's open page has followed it by itself.
        await leader.DoneAsync();
        Assert.Equal(3, (await consultant.OutcomesAsync()).Count(outcome => outcome == written));
        Assert.Equal(["", "Stock", "Divers", "Stock", "Stock", "Divers"], await desk.SqlAsync(RedmineFixTests.Categories));
        await consultant.UndoAsync("2", "4");
        await leader.OpenAsync(2);
        await leader.ApproveAsync();
        await consultant.OpenAsync(2);
        await consultant.ApplyAsync();
        await consultant.DoneAsync();

        Assert.Equal(["", "Divers", "Divers", "Divers", "Stock", "Divers"], await desk.SqlAsync(RedmineFixTests.Categories));
        Assert.Equal(width, await hers.Page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        Assert.Empty((await hers.Page.RunAxe()).Violations.Select(violation => violation.Id));
        Assert.Empty(hers.Complaints.Concat(theirs.Complaints));
    }

    /// <returns>The one-time password.</returns>
    private static async Task<string> UserAsync(WalkDesk desk, string login, string role) =>
        System.Text.Json.JsonElement.Parse(await desk.OkAsync("user", "add", login, "--name", login, "--role", role, "--json")).GetProperty("password").GetString()!;

    private static async Task NewPasswordAsync(RunningService service, string login, string password)
    {
        using var browser = new Access.Browser(service.Http.BaseAddress!);
        await browser.SignInAsync(login, password);
        await browser.PostAsync("/password", ("old", password), ("chosen", RunningSite.Password));
    }
}
