using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Tests.Access;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Tickets.Pages;

/// <summary>The site of two clients as somebody in the team or a client uses it: ticket 1 is acme's, ticket 2 the other's.</summary>
internal static class TicketSite
{
    public static Actor Ana { get; } = new("ana", "192.0.2.7");

    public static async Task<IDocument> OpenAsync(this Browser browser, string path, string language = "en") =>
        await ReadAsync(await browser.ReadAsync(path, ("Accept-Language", language)));

    public static Task<IDocument> ReadAsync(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(page => page.Content(html));

    /// <summary>Sends a form of the sheet; what comes back is where it leads, or the page again with its refusal.</summary>
    public static async Task<HttpResponseMessage> ActAsync(this Browser browser, string handler, params (string, string)[] fields) =>
        await browser.PostAsync($"/tickets/1?handler={handler}", fields);

    /// <summary>Sends a form that is taken.</summary>
    public static async Task DoAsync(this Browser browser, string handler, params (string, string)[] fields)
    {
        using var answer = await browser.ActAsync(handler, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{handler}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public static async Task<long> OwnAsync(this RunningSite site, string title, string client = "acme", string? kind = null) =>
        (await site.Get<TicketCreation>().CreateAsync(new(client, title) { Kind = kind, Requester = "Anne" }, Ana, CancellationToken.None)).Ticket;

    public static async Task MoveAsync(this RunningSite site, long id, params TicketStatus[] ways)
    {
        foreach (var to in ways)
            await site.Get<TicketMoves>().MoveAsync(id, to, "because", Ana, CancellationToken.None);
    }

    /// <summary>All that has happened to any ticket.</summary>
    public static Task<IReadOnlyList<string>> EventsAsync(this RunningSite site) => site.QueryAsync("select id || type from ticket_event order by id");

    public static Task<TicketSheet> SheetAsync(this RunningSite site, long id) => site.Get<TicketSheetReader>().GetAsync(id, CancellationToken.None);

    public static Task<HttpResponseMessage> SendAsync(this Browser browser, string token, HttpMethod method, string path, object? body = null) =>
        browser.SendAsync(method, path, body is null ? null : JsonContent.Create(body), ("Authorization", $"Bearer {token}"));

    public static async Task<JsonElement> JsonAsync(this Browser browser, string token, string path)
    {
        using var answer = await browser.SendAsync(token, HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public static Task<string> TokenAsync(this RunningSite site, string? client = null) =>
        site.TokenAsync(client is null ? "team" : "portal", client, [.. RoleTable.Of(client is null ? Role.Administrator : Role.Client)]);
}
