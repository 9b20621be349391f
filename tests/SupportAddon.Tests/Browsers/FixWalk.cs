using Microsoft.Playwright;
using SupportAddon.Shell;
using static Microsoft.Playwright.Assertions;

namespace SupportAddon.Tests.Browsers;

/// <summary>What a consultant and a team leader do with a correction, in one language; each step leaves a picture beside the tests.</summary>
internal sealed class FixWalk(Visit visit, Texts texts, string name)
{
    private readonly string pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures", name)).FullName;
    private int steps;

    private IPage Page => visit.Page;

    public async Task SignInAsync(string login, string password)
    {
        await visit.OpenAsync("/");
        await Page.FillAsync("#login", login);
        await Page.FillAsync("#password", password);
        await PressAsync("sign-in");
        await Expect(Page.GetByRole(AriaRole.Navigation).First).ToBeVisibleAsync();
    }

    /// <summary>Chooses the correction among those offered and fills it in.</summary>
    /// <param name="title">Of the correction.</param>
    /// <param name="fields">Each with one of the choices that the client's system has, as it is called there.</param>
    public async Task AskAsync(string title, params (string Field, string Label)[] fields)
    {
        await visit.OpenAsync("/fixes");
        await PictureAsync("fixes");
        await Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await PictureAsync("empty-form");
        foreach (var (field, label) in fields)
            await Page.SelectOptionAsync($"[name='p.{field}']", new SelectOptionValue { Label = label });
        await PictureAsync("form");
        await PressAsync("plan.ask");
        await PreviewAsync();
    }

    /// <summary>The open page becomes the plan's as soon as there is one.</summary>
    public async Task PreviewAsync()
    {
        await Expect(visit.Find("#standing .planned")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await PictureAsync("preview");
    }

    public Task OpenAsync(long plan) => visit.OpenAsync($"/fixes/{plan}");

    public async Task ApproveAsync()
    {
        await PictureAsync("to-approve");
        await PressAsync("plan.approve");
        await Expect(visit.Find("#standing .approved")).ToBeVisibleAsync();
        await PictureAsync("approved");
    }

    public async Task ApplyAsync()
    {
        await PressAsync("plan.apply");
        await Expect(visit.Find("#standing progress")).ToBeVisibleAsync();
    }

    /// <summary>The open page tells it by itself.</summary>
    public async Task DoneAsync()
    {
        await Expect(visit.Find("#standing .done")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await PictureAsync("done");
    }

    /// <summary>The outcomes of the records, as the table has them.</summary>
    public async Task<IReadOnlyList<string>> OutcomesAsync() => await visit.Find("#records td .mark").AllInnerTextsAsync();

    public async Task UndoAsync(params string[] records)
    {
        foreach (var record in records)
            await visit.Find($"#records input[value='{record}']").CheckAsync();
        await PictureAsync("ticked");
        await PressAsync("plan.undo");
        await PreviewAsync();
    }

    public async Task PictureAsync(string what) =>
        await Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{++steps:00}-{what}.png"), FullPage = true });

    private Task PressAsync(string text) => Page.GetByRole(AriaRole.Button, new() { Name = texts[text], Exact = true }).ClickAsync();
}
