using Microsoft.Playwright;
using SupportAddon.Reports;

namespace SupportAddon.Tests.Reports;

/// <summary>Opens the file as a client would, in a real browser.</summary>
public sealed class ReviewInBrowserTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly List<string> requests = [];
    private readonly List<string> complaints = [];
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public static TheoryData<string, int> Views => new() { { "fr", 390 }, { "fr", 1280 }, { "en", 390 }, { "en", 1280 } };

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_page_is_never_wider_than_the_screen_and_asks_nobody_for_anything(string language, int width)
    {
        var page = await OpenAsync(language, width);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(all => all.open = true)");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Equal(["file"], requests.Select(address => new Uri(address).Scheme));
        Assert.Empty(complaints);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_figure_shows_its_list_and_comes_back_to_where_it_was(string language, int width)
    {
        var page = await OpenAsync(language, width);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(all => all.open = true)");
        var failures = await page.EvaluateAsync<string[]>("""
            async () => {
              const wrong = [], next = () => new Promise(done => setTimeout(done, 0));
              const seen = panel => getComputedStyle(panel).display !== 'none' && panel.querySelector('.sheet').getBoundingClientRect().width > 0;
              for (const figure of document.querySelectorAll('a.figure')) {
                if (figure.closest('.panel')) continue;
                figure.scrollIntoView({ block: 'center' });
                const at = window.scrollY, panel = document.querySelector(figure.getAttribute('href'));
                figure.click(); await next();
                if (!seen(panel) || document.querySelectorAll('.panel:target').length !== 1) wrong.push('not shown: ' + panel.id);
                if (panel.scrollWidth > window.innerWidth) wrong.push('too wide: ' + panel.id);
                panel.querySelector('.close').click(); await next();
                if (seen(panel)) wrong.push('not closed: ' + panel.id);
                if (Math.abs(window.scrollY - at) > 1) wrong.push('jumped: ' + panel.id);
              }
              return wrong;
            }
            """);
        Assert.Empty(failures);
    }

    [Fact]
    public async Task The_keyboard_opens_a_list_and_closes_it_again()
    {
        var page = await OpenAsync("en", 1280);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator("#list-created").IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Close", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.False(await page.Locator("#list-created").IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#list-created", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task On_paper_it_is_some_pages_of_a4_without_the_lists(string language)
    {
        var page = await OpenAsync(language, 1280);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator("#list-created").IsVisibleAsync());
        Assert.True(await page.Locator("section[aria-labelledby=h-open] table").IsVisibleAsync());
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        var pages = System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;
        Assert.InRange(pages, 4, 8);
    }

    private async Task<IPage> OpenAsync(string language, int width)
    {
        var path = Path.Combine(folder.FullName, "review.html");
        await File.WriteAllTextAsync(path, ReviewReading.Document(new Believable().Request(Language.Find(language)!)).Html);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return page;
    }
}
