using Microsoft.Playwright;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Browsers;

/// <summary>A real browser, started once for the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>Somebody who opens a site; signed in, where a login is given, without the form, which counts tries.</summary>
    internal async Task<Visit> VisitAsync(RunningSite site, string? login = null, View? view = null)
    {
        var visit = await VisitAsync(site.Address, view);
        if (login is not null)
            await visit.Page.Context.AddCookiesAsync([new() { Name = "supportaddon", Value = await KeyAsync(site, login), Url = site.Address.ToString() }]);
        return visit;
    }

    /// <summary>Somebody who opens a site and is nobody to it yet.</summary>
    internal async Task<Visit> VisitAsync(Uri address, View? view = null)
    {
        var (language, width, scheme, script) = view ?? new();
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(), Locale = language, ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script,
        });
        return new(context, await context.NewPageAsync());
    }

    private static async Task<string> KeyAsync(RunningSite site, string login) =>
        (await site.Get<SupportAddon.Access.SignIn>().TryAsync(login, RunningSite.Password, null, "Chromium", CancellationToken.None))!;
}

/// <summary>How somebody looks at a page.</summary>
internal sealed record View(string Language = "en", int Width = 1280, ColorScheme Scheme = ColorScheme.Light, bool Script = true);
