using System.Net;
using System.Text.Json;
using SupportAddon.Demo;

namespace SupportAddon.Tests.Demo;

public sealed class HelpDeskTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    [Fact]
    public async Task The_pages_of_the_list_together_hold_every_ticket_once_in_order_of_change()
    {
        var read = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var list = await desk.Json($"api/tickets?updated_from=2000-01-01T00:00:00Z&sort=updated_at&page={page}&per_page=50");
            Assert.Equal(desk.Tickets.Count, list.GetProperty("total").GetInt32());
            Assert.Equal((page, 50), (list.GetProperty("page").GetInt32(), list.GetProperty("per_page").GetInt32()));
            var rows = list.GetProperty("tickets").EnumerateArray().ToList();
            if (rows.Count == 0)
                break;
            read.AddRange(rows);
        }

        var order = read.Select(row => (row.GetProperty("updated_at").GetDateTime(), Id(row))).ToList();
        Assert.Equal(order.Order(), order);
        Assert.Equal(desk.Tickets.Select(ticket => ticket.Id).Order(), read.Select(Id).Order());
    }

    [Fact]
    public async Task Sorted_by_id_the_list_is_in_order_of_arrival()
    {
        var list = await desk.Json("api/tickets?sort=id&per_page=200");

        Assert.Equal(Enumerable.Range(1001, 200), list.GetProperty("tickets").EnumerateArray().Select(Id));
    }

    [Fact]
    public async Task Without_parameters_the_list_gives_the_first_fifty_of_all()
    {
        var list = await desk.Json("api/tickets");

        Assert.Equal(50, list.GetProperty("tickets").GetArrayLength());
        Assert.Equal(desk.Tickets.Count, list.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("Z")]
    [InlineData("%2B00:00")]
    [InlineData(".000Z")]
    public async Task Updated_from_takes_in_its_own_instant(string zone)
    {
        var newest = desk.Tickets.Max(ticket => ticket.UpdatedAt);
        var atThatInstant = desk.Tickets.Where(ticket => ticket.UpdatedAt == newest).Select(ticket => ticket.Id);

        var list = await desk.Json($"api/tickets?updated_from={Seconds(newest)}{zone}");
        var later = await desk.Json($"api/tickets?updated_from={Seconds(newest.AddSeconds(1))}Z");

        Assert.Equal(atThatInstant, list.GetProperty("tickets").EnumerateArray().Select(Id));
        Assert.Equal(0, later.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task One_ticket_is_its_row_and_its_history()
    {
        var row = (await desk.Json("api/tickets?sort=id&per_page=1")).GetProperty("tickets")[0];
        var sheet = await desk.Json($"api/tickets/{Id(row)}");

        Assert.False(row.TryGetProperty("history", out _));
        Assert.Equal(desk.Tickets[0].History.Count, sheet.GetProperty("history").GetArrayLength());
        Assert.All(row.EnumerateObject(), property =>
            Assert.Equal(property.Value.GetRawText(), sheet.GetProperty(property.Name).GetRawText()));
    }

    [Fact]
    public async Task What_history_says_last_of_a_field_is_what_the_ticket_says_now()
    {
        foreach (var id in desk.Tickets.Where(ticket => ticket.History.Count > 6).Take(40).Select(ticket => ticket.Id))
        {
            var sheet = await desk.Json($"api/tickets/{id}");
            var changes = sheet.GetProperty("history").EnumerateArray()
                .SelectMany(entry => entry.GetProperty("changes").EnumerateArray())
                .GroupBy(change => change.GetProperty("field").GetString()!);
            Assert.All(changes, field => Assert.Equal(field.Last().GetProperty("new").GetString(), Now(sheet, field.Key)));
        }
    }

    [Theory]
    [InlineData("id number url subject description company type severity status work module version channel "
        + "requester assignee created_at updated_at history", "")]
    [InlineData("code name", "company")]
    [InlineData("name email", "requester")]
    [InlineData("name", "assignee")]
    [InlineData("id at by text internal automatic changes", "history")]
    public async Task The_shape_is_as_manifests_rely_on_it(string names, string path)
    {
        var sheet = await desk.Json($"api/tickets/{desk.Tickets[0].Id}");
        var part = path.Length == 0 ? sheet : sheet.GetProperty(path);
        part = part.ValueKind == JsonValueKind.Array ? part[0] : part;

        Assert.Equal(names.Split(' '), part.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Instants_are_in_UTC_and_say_so()
    {
        var sheet = await desk.Json($"api/tickets/{desk.Tickets[0].Id}");
        const string Utc = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";

        Assert.Matches(Utc, sheet.GetProperty("created_at").GetString());
        Assert.Matches(Utc, sheet.GetProperty("updated_at").GetString());
        Assert.Matches(Utc, sheet.GetProperty("history")[0].GetProperty("at").GetString());
    }

    [Fact]
    public async Task What_was_written_says_who_may_see_it_and_whether_a_person_wrote_it()
    {
        var ticket = desk.Tickets.First(each => Visibilities(each).Distinct().Count() == 3);
        var sheet = await desk.Json($"api/tickets/{ticket.Id}");

        Assert.Equal(Visibilities(ticket), sheet.GetProperty("history").EnumerateArray()
            .Where(entry => entry.GetProperty("text").ValueKind == JsonValueKind.String)
            .Select(entry => (entry.GetProperty("internal").GetBoolean(), entry.GetProperty("automatic").GetBoolean()) switch
            {
                (false, false) => "public",
                (true, false) => "internal",
                (false, true) => "automatic",
                _ => "both",
            }));
    }

    [Fact]
    public async Task Me_says_whose_tickets_can_be_read()
    {
        var me = await desk.Json("api/me");

        Assert.Equal("agent", me.GetProperty("role").GetString());
        Assert.Equal(["lemarchand", "atlantic"],
            me.GetProperty("companies").EnumerateArray().Select(company => company.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("api/me")]
    [InlineData("api/tickets")]
    [InlineData("api/tickets/1001")]
    [InlineData("api/tickets/1")]
    [InlineData("api/nothing")]
    public async Task Nothing_of_the_api_is_told_without_the_key(string path)
    {
        Assert.Equal("unauthorized", await desk.Problem(path, HttpStatusCode.Unauthorized, key: null));
        Assert.Equal("unauthorized", await desk.Problem(path, HttpStatusCode.Unauthorized, key: "wrong"));
    }

    [Theory]
    [InlineData("api/tickets/1")]
    [InlineData("api/tickets/x")]
    [InlineData("api/nothing")]
    public async Task What_is_not_there_is_not_found(string path) =>
        Assert.Equal("not_found", await desk.Problem(path, HttpStatusCode.NotFound, desk.ApiKey));

    [Theory]
    [InlineData("page", "0")]
    [InlineData("page", "-1")]
    [InlineData("page", "two")]
    [InlineData("page", "99999999999")]
    [InlineData("per_page", "0")]
    [InlineData("per_page", "201")]
    [InlineData("sort", "title")]
    [InlineData("updated_from", "yesterday")]
    [InlineData("updated_from", "2026-07-01")]
    [InlineData("updated_from", "2026-07-01T00:00:00")]
    [InlineData("update_from", "2026-07-01T00:00:00Z")]
    public async Task A_parameter_that_cannot_be_understood_is_refused_by_name(string name, string value)
    {
        using var answer = await desk.Get($"api/tickets?{name}={value}", desk.ApiKey);
        var error = (await RunningDesk.Body(answer)).GetProperty("error");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("invalid_parameters", error.GetProperty("code").GetString());
        Assert.Equal([name], error.GetProperty("fields").EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task A_page_past_the_end_is_empty_and_still_says_the_total()
    {
        var list = await desk.Json("api/tickets?page=2147483647&per_page=200");

        Assert.Equal(0, list.GetProperty("tickets").GetArrayLength());
        Assert.Equal(desk.Tickets.Count, list.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_in_words()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => HelpDesk.StartAsync(desk.Address.Port, new StoppedClock(Told.Now), CancellationToken.None));

        Assert.Contains($"127.0.0.1:{desk.Address.Port}", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Next);
    }

    [Fact]
    public async Task When_it_is_gone_its_port_is_free_again()
    {
        var first = await HelpDesk.StartAsync(0, new StoppedClock(Told.Now), CancellationToken.None);
        await first.DisposeAsync();
        await using var second = await HelpDesk.StartAsync(
            first.Address.Port, new StoppedClock(Told.Now), CancellationToken.None);

        Assert.Equal(first.Address, second.Address);
    }

    private static IEnumerable<string> Visibilities(Ticket ticket) =>
        ticket.History.Select(entry => entry.Visibility).OfType<string>();

    private static int Id(JsonElement row) => row.GetProperty("id").GetInt32();

    private static string Seconds(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Now(JsonElement sheet, string field)
    {
        var value = sheet.GetProperty(field);
        return value.ValueKind == JsonValueKind.Object
            ? value.GetProperty(field == DeskField.Company ? "code" : "name").GetString()
            : value.GetString();
    }
}
