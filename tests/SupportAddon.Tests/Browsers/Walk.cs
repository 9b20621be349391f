using Microsoft.Playwright;
using SupportAddon.Shell;
using SupportAddon.Tests.Access;
using static Microsoft.Playwright.Assertions;

namespace SupportAddon.Tests.Browsers;

/// <summary>What a consultant does with a ticket, in one language; each step leaves a picture beside the tests.</summary>
internal sealed class Walk(Visit visit, Texts texts, string name)
{
    private readonly string pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures", name)).FullName;
    private int steps;

    private IPage Page => visit.Page;

    /// <summary>For the first time: the password of the console opens nothing but the choice of another.</summary>
    public async Task SignInAsync((string Login, string Password) user)
    {
        await visit.OpenAsync("/");
        await Page.FillAsync("#login", user.Login);
        await Page.FillAsync("#password", user.Password);
        await PictureAsync("sign-in");
        await PressAsync("sign-in");
        await Page.FillAsync("#old", user.Password);
        await Page.FillAsync("#chosen", RunningSite.Password);
        await PictureAsync("password");
        await PressAsync("password.change");
        await Expect(Page.GetByRole(AriaRole.Navigation)).ToBeVisibleAsync();
        await visit.OpenAsync("/");
        await PictureAsync("home");
    }

    public async Task QualifyAsync()
    {
        await visit.OpenAsync("/tickets");
        await PictureAsync("list");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Le PDF de la facture est vide" }).ClickAsync();
        await OpenAsync("act.qualify");
        await Page.SelectOptionAsync("#qualify-impact", "critical");
        await Page.SelectOptionAsync("#qualify-nature", "defect");
        await Page.FillAsync("#qualify-module", "Facturation");
        await Page.FillAsync("#qualify-steps", "Ouvrir une facture, puis Imprimer");
        await Page.FillAsync("#qualify-fixVersion", "19.0.2");
        await PictureAsync("qualify");
        await PressAsync("act.qualify");
        await Expect(visit.Find(".marks .critical")).ToHaveTextAsync(texts["word.critical"]);
        await PictureAsync("qualified");
    }

    public async Task MoveAsync(string state)
    {
        await OpenAsync("act.move");
        await visit.Find($"input[name=to][value={state}]").CheckAsync();
        await PictureAsync($"to-{state}");
        await PressAsync("act.move");
        await Expect(visit.Find($".marks .{state}")).ToHaveTextAsync(texts[$"word.{state}"]);
    }

    public async Task MoveOnTheBoardAsync(string state)
    {
        await visit.OpenAsync("/board");
        await PictureAsync("board");
        await Page.DragAndDropAsync("#card-1", $"[data-state={state}]");
        await Expect(visit.Find($"[data-state={state}] #card-1")).ToBeVisibleAsync();
        await PictureAsync("board-moved");
        await OpenTicketAsync();
        await WrittenAsync();
    }

    public async Task AnswerAsync(string text)
    {
        await Page.FillAsync("#answer", text);
        await PressAsync("act.answer.send");
        await Expect(Page.GetByText(text)).ToHaveCountAsync(1);
        await WrittenAsync();
        await PictureAsync("answered");
    }

    public async Task ConfirmAsync()
    {
        await PictureAsync("to-confirm");
        await PressAsync("act.confirm");
        await Expect(visit.Find(".marks .closed")).ToHaveTextAsync(texts["word.closed"]);
        await WrittenAsync();
        await PictureAsync("closed");
    }

    public Task OpenTicketAsync() => visit.OpenAsync("/tickets/1");

    /// <summary>The service writes by itself what was said here; the open sheet tells when it has arrived.</summary>
    public Task WrittenAsync() => Expect(visit.Find(".timeline li:last-child .sent")).ToContainTextAsync(texts["sent.written"], new() { Timeout = 30_000 });

    /// <summary>Redmine has no word for it.</summary>
    public Task StaysHereAsync() => Expect(visit.Find(".timeline li:last-child .sent")).ToHaveTextAsync(texts["sent.here"]);

    private Task PressAsync(string text) => Page.GetByRole(AriaRole.Button, new() { Name = texts[text], Exact = true }).ClickAsync();

    private Task OpenAsync(string text) => Page.Locator("summary", new() { HasTextString = texts[text] }).ClickAsync();

    private async Task PictureAsync(string what) =>
        await Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{++steps:00}-{what}.png"), FullPage = true });
}
