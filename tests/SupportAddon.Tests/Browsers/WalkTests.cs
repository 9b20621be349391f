using Microsoft.Playwright;
using SupportAddon.Shell;
using SupportAddon.Tests.Jobs;
using static Microsoft.Playwright.Assertions;

namespace SupportAddon.Tests.Browsers;

/// <summary>The whole way of a ticket from a real Redmine, in a real browser: from the first sign-in to the requester's yes.</summary>
public sealed class WalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Answer = "Le modèle est corrigé : essayez « Facture 2 ».";

    [Theory]
    [InlineData("fr", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task From_a_bug_in_redmine_to_a_confirmed_solution(string language, ColorScheme scheme)
    {
        await using var desk = await WalkDesk.StartAsync();
        await using var service = await RunningService.StartAsync(desk.Commands);
        await using var visit = await chromium.VisitAsync(service.Http.BaseAddress!, new(language, Scheme: scheme));
        var walk = new Walk(visit, Texts.In(language), $"walk-{language}");

        await walk.SignInAsync(service.FirstUser);
        await walk.QualifyAsync();
        await walk.MoveAsync("qualification");
        await walk.StaysHereAsync();
        await walk.MoveOnTheBoardAsync("in-progress");
        await walk.AnswerAsync(Answer);
        await walk.MoveAsync("resolved");
        await walk.WrittenAsync();
        Assert.Equal("Resolved", await desk.StatusAsync());
        await walk.ConfirmAsync();

        Assert.Equal("Closed", await desk.StatusAsync());
        Assert.Equal(1, await desk.NotesAsync(Answer));
        // What was written comes back with the next pull, and is known again.
        await desk.SyncAsync();
        await walk.OpenTicketAsync();
        await Expect(visit.Page.GetByText(Answer)).ToHaveCountAsync(1);
        await Expect(visit.Find(".marks .closed")).ToBeVisibleAsync();
        Assert.Equal(1, await desk.NotesAsync(Answer));
        Assert.Empty(visit.Complaints);
    }
}
