using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Demo;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

public sealed class DeskPagesTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    private const string Attack = "<script>alert(1)</script>";

    [Fact]
    public async Task The_link_in_a_ticket_opens_its_sheet()
    {
        var ticket = await desk.Json($"api/tickets/{desk.Tickets[0].Id}");
        using var answer = await desk.Get(ticket.GetProperty("url").GetString()!, key: null);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(desk.Tickets[0].Subject, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(desk.Tickets[0].History.Count, page.QuerySelectorAll("ol > li").Length);
    }

    [Fact]
    public async Task The_first_page_links_to_the_tickets_that_changed_last()
    {
        using var answer = await desk.Get("", key: null);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var links = page.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!).ToList();

        var latest = desk.Tickets.OrderByDescending(ticket => ticket.UpdatedAt).Take(100);
        Assert.Equal(latest.Select(ticket => $"/tickets/{ticket.Id}"), links);
    }

    [Fact]
    public async Task A_ticket_nobody_wrote_has_no_sheet()
    {
        using var answer = await desk.Get("tickets/1", key: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tickets/1001")]
    public async Task Text_from_a_ticket_is_shown_as_text(string path)
    {
        var story = Told.On(Told.Now);
        var ticket = story.Tickets[0];
        var planted = ticket with
        {
            Subject = Attack,
            Description = Attack,
            History = [new Entry(1, ticket.CreatedAt, Attack, Attack, "public", [new Change("status", Attack, Attack)])],
        };

        var page = new HtmlParser().ParseDocument(await PageOf(story with { Tickets = [planted] }, path));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains(Attack, page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> PageOf(Chronicle story, string path)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        await using var web = builder.Build();
        DeskPages.Map(web, story, new DeskTickets(story, TimeProvider.System));
        await web.StartAsync();
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(new Uri(web.Urls.Single()), path));
    }
}
