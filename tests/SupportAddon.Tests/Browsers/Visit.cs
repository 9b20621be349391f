using Microsoft.Playwright;

namespace SupportAddon.Tests.Browsers;

/// <summary>Somebody's visit to a site, and what the browser complained of on the way.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Dialog += async (_, dialog) =>
        {
            Note(true, $"A dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of scripts and of the content security policy, and dialogs that nobody asked for.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
                return [.. complaints];
        }
    }

    public async Task<IResponse> OpenAsync(string path) => (await Page.GotoAsync(path))!;

    public ILocator Find(string selector) => Page.Locator(selector);

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
            lock (complaints)
                complaints.Add(text);
    }
}
