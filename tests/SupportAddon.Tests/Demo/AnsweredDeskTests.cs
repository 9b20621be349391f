using System.Net;
using System.Text.Json;

namespace SupportAddon.Tests.Demo;

/// <summary>What is written to the sample help desk, as a connector writes it.</summary>
public sealed class AnsweredDeskTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    [Fact]
    public async Task What_is_written_is_the_last_line_of_the_history_and_moves_the_ticket_to_the_front()
    {
        var before = await desk.Json("api/tickets/1001");

        using var answer = await desk.Post("api/tickets/1001/history", new { text = "It works again.", status = "awaiting_reply", assignee = "Hugo Le Bris" });
        var after = await desk.Json("api/tickets/1001");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("awaiting_reply", "Hugo Le Bris"), (after.GetProperty("status").GetString(), after.GetProperty("assignee").GetProperty("name").GetString()));
        Assert.Equal(before.GetProperty("history").GetArrayLength() + 1, after.GetProperty("history").GetArrayLength());
        var line = after.GetProperty("history").EnumerateArray().Last();
        Assert.Equal(("SupportAddon", "It works again.", false), (line.GetProperty("by").GetString(), line.GetProperty("text").GetString(), line.GetProperty("internal").GetBoolean()));
        Assert.Equal(before.GetProperty("status").GetString(), line.GetProperty("changes").EnumerateArray().Single(change => change.GetProperty("field").GetString() == "status").GetProperty("old").GetString());
        var last = (await desk.Json("api/tickets?sort=updated_at&per_page=200&page=6")).GetProperty("tickets").EnumerateArray().Last();
        Assert.Equal(1001, last.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task A_note_is_for_the_desk_alone_and_an_assignee_is_taken_away_by_nothing()
    {
        await desk.Post("api/tickets/1002/history", new { text = "Seen.", @internal = true });
        await desk.Post("api/tickets/1002/history", new { assignee = "" });

        var sheet = await desk.Json("api/tickets/1002");

        Assert.Contains(sheet.GetProperty("history").EnumerateArray(), line => line.GetProperty("text").GetString() == "Seen." && line.GetProperty("internal").GetBoolean());
        Assert.Equal(JsonValueKind.Null, sheet.GetProperty("assignee").ValueKind);
    }

    [Theory]
    [InlineData("status", "{\"status\":\"done\"}")]
    [InlineData("assignee", "{\"assignee\":\"Somebody Else\"}")]
    [InlineData("text", "{\"text\":\" \"}")]
    public async Task What_is_not_right_is_refused_by_name_and_changes_nothing(string field, string body)
    {
        using var answer = await desk.Post("api/tickets/1003/history", JsonDocument.Parse(body).RootElement);
        var error = (await RunningDesk.Body(answer)).GetProperty("error");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_entry"), (answer.StatusCode, error.GetProperty("code").GetString()));
        Assert.Equal([field], error.GetProperty("fields").EnumerateObject().Select(mistake => mistake.Name));
        Assert.Equal(desk.Tickets[2].History.Count, (await desk.Json("api/tickets/1003")).GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task To_a_ticket_that_is_not_there_nothing_is_written()
    {
        using var answer = await desk.Post("api/tickets/1/history", new { text = "Hello" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
