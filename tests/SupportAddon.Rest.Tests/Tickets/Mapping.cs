using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Tickets;

public sealed class Mapping
{
    private const string Manifest = """
        name: Desk
        auth: {type: none}
        check: {path: /me}
        tickets:
          path: /tickets
          select: data.items
          id: key
          number: "#{no}"
          link: /show/{key}?tab={kind.code}
          title: "[{kind.code}] {subject}"
          description: body
          createdAt: made
          updatedAt: changed
          fields:
            kind: kind.code
            module: custom[name=Module].value
            first: tags[0]
            hours: hours
            urgent: urgent
            empty: empty
            missing: not.there
            object: kind
        ids: {path: /tickets, select: data.items, id: key}
        maps:
          kind: {bug: anomaly, idea: change}
          priority: {P1: critical}
        """;

    private const string Answer = """
        {"data":{"items":[{"key":"A/1","no":17,"subject":"Printer \"burns\"","body":null,"made":"2026-09-01T10:00:00+02:00",
          "changed":"2026-09-01T08:30:00.5Z","kind":{"code":"bug"},"custom":[{"name":"Other","value":"x"},{"name":"Module","value":"Sales"}],
          "tags":["a","b"],"hours":1.50,"urgent":true,"empty":""}]}}
        """;

    private static async Task<SourceTicket> TicketAsync(string answer = Answer, string manifest = Manifest)
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.JsonAsync(http, answer);
        return Assert.Single((await Pulled.FromAsync(Desk.Connect(new Uri(server.Url, "/base/"), manifest))).Tickets);
    }

    [Fact]
    public async Task Each_value_comes_from_its_place()
    {
        var ticket = await TicketAsync();
        Assert.Equal(("A/1", "#17", "[bug] Printer \"burns\"", (string?)null), (ticket.Id, ticket.Number, ticket.Title, ticket.Description));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), ticket.CreatedAt);
        Assert.Equal(TimeSpan.Zero, ticket.CreatedAt.Offset);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 30, 0, 500, TimeSpan.Zero), ticket.UpdatedAt);
        Assert.EndsWith("/base/show/A%2F1?tab=bug", ticket.Link!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_are_text_as_written_and_null_when_empty() =>
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["kind"] = "bug", ["module"] = "Sales", ["first"] = "a", ["hours"] = "1.50", ["urgent"] = "true",
                ["empty"] = null, ["missing"] = null, ["object"] = """{"code":"bug"}""",
            },
            (await TicketAsync()).Fields);

    [Fact]
    public async Task The_raw_record_is_kept_to_the_letter() =>
        Assert.Equal(Answer[(Answer.IndexOf('[', StringComparison.Ordinal) + 1)..Answer.LastIndexOf(']')], (await TicketAsync()).Raw);

    [Fact]
    public void The_mapping_is_that_of_the_manifest()
    {
        var mapping = Desk.Connect(new Uri("http://127.0.0.1:1"), Manifest).Mapping.Values;
        Assert.Equal("change", mapping["kind"]["idea"]);
        Assert.Equal("critical", mapping["priority"]["P1"]);
        Assert.False(mapping.ContainsKey("status"));
    }

    [Theory]
    [InlineData("\"key\":\"A/1\",", "", "no id at \"key\"")]
    [InlineData("\"key\":\"A/1\",", "\"key\":null,", "no id at \"key\"")]
    [InlineData("\"changed\":\"2026-09-01T08:30:00.5Z\",", "", "Ticket A/1 of Desk has no time that can be read at \"changed\"")]
    [InlineData("2026-09-01T10:00:00+02:00", "01/09/2026", "Ticket A/1 of Desk has no time that can be read at \"made\"")]
    [InlineData("\"data\":{", "\"date\":{", "no list at \"data.items\"")]
    public async Task What_no_ticket_can_be_without_is_a_clear_failure(string text, string changed, string message)
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.JsonAsync(http, Answer.Replace(text, changed, StringComparison.Ordinal));
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Manifest), message);
    }

    [Fact]
    public async Task An_id_that_cannot_be_stored_is_a_clear_failure()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.JsonAsync(http, Answer.Replace("A/1", new string('x', 201), StringComparison.Ordinal));
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Manifest), "more than 200 characters");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("no address")]
    public async Task A_link_that_is_no_web_address_is_left_out(string link) =>
        Assert.Null((await TicketAsync(manifest: Manifest.Replace("/show/{key}?tab={kind.code}", link, StringComparison.Ordinal))).Link);
}
