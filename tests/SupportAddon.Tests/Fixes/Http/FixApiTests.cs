using System.Net;
using System.Text.Json;
using SupportAddon.Fixes.Plannings;

namespace SupportAddon.Tests.Fixes.Http;

/// <summary>Corrections by programs: the whole way, and what they are told on it.</summary>
public sealed class FixApiTests
{
    [Fact]
    public async Task From_the_list_of_fixes_to_undo()
    {
        await using var site = await FixSite.StartAsync();
        var offered = (await site.ReadAsync("ana", "/fixes")).GetProperty("items").EnumerateArray().First();
        Assert.Equal(("books/country", "country"), (offered.GetProperty("name").GetString(), offered.GetProperty("parameters")[0].GetProperty("name").GetString()));

        var (plan, hash) = await site.PlanAsync(parameters: new { country = "be" });
        Assert.Equal("planned", (await site.ReadAsync("lea", $"/fix-plans/{plan}")).GetProperty("state").GetString());
        Assert.Empty(site.Server.Writes);
        await site.DoAsync("lea", $"/fix-plans/{plan}/approval", new { hash });
        await site.DoAsync("ana", $"/fix-plans/{plan}/execution");
        await site.RunAsync(plan);

        Assert.Equal(["001", "003", "004", "005"], site.Server.Writes.Order());
        var done = await site.ReadAsync("ana", $"/fix-plans/{plan}");
        Assert.Equal(("done", 4), (done.GetProperty("state").GetString(), done.GetProperty("execution").GetProperty("counts").GetProperty("written").GetInt32()));
        var asked = await site.DoAsync("ana", $"/fix-plans/{plan}/undo", new { records = new[] { "003" } });
        var undo = await site.MadeAsync(asked.GetProperty("id").GetInt64());
        await site.DoAsync("lea", $"/fix-plans/{undo.Id}/approval", new { undo.Hash });
        await site.DoAsync("ana", $"/fix-plans/{undo.Id}/execution");
        await site.RunAsync(undo.Id);
        Assert.Equal(("BE", "old 3"), (site.Server.Country("001"), site.Server.Country("003")));
        Assert.Equal(plan, (await site.ReadAsync("ana", $"/fix-plans/{undo.Id}")).GetProperty("plan").GetProperty("head").GetProperty("undoes").GetInt64());
        Assert.Equal([undo.Id], (await site.ReadAsync("ana", $"/fix-plans/{plan}")).GetProperty("undoneBy").EnumerateArray().Select(id => id.GetInt64()));
    }

    [Theory]
    [InlineData("", "1 2 3 4 5 6 7")]
    [InlineData("&sort=record&down=true", "7 6 5 4 3 2 1")]
    [InlineData("&sort=outcome&down=true", "2 7 6 5 4 3 1")]
    [InlineData("&show=change", "1 3 4 5 6 7")]
    [InlineData("&show=refused", "2")]
    [InlineData("&show=lossy", "")]
    public async Task Records_come_in_pages_that_follow_a_key_in_each_order_and_of_each_outcome(string query, string records)
    {
        await using var site = await FixSite.StartAsync(partners: 7);
        var (plan, _) = await site.PlanAsync();
        var (seen, next) = (new List<string>(), (string?)$"/fix-plans/{plan}/records?limit=2{query}");
        while (next is not null)
        {
            var page = await site.ReadAsync("ana", next);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("record").GetString()!.TrimStart('0')));
            next = page.GetProperty("next").GetString()?["/api/v1".Length..];
        }

        Assert.Equal(records, string.Join(' ', seen));
    }

    [Fact]
    public async Task A_table_is_planned_and_its_mistakes_are_told_with_their_lines()
    {
        await using var site = await FixSite.StartAsync();
        object Table(string text) => new { connection = "erp", table = new { name = "t.csv", text, resource = "partners", key = "id" } };

        using var broken = await site.SendAsync("ana", "/fix-plannings", Table("id;country\n001;\"FR"));
        Assert.Contains("t.csv:2: a quotation mark is opened and never closed", await broken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var unknown = (await site.DoAsync("ana", "/fix-plannings", Table("id;country\n009;ES"))).GetProperty("id").GetInt64();
        await site.Site.Get<PlanningRunner>().RunAsync(unknown, "a test", CancellationToken.None);
        Assert.Equal("t.csv:2: id: partners has no record with the id \"009\"", (await site.ReadAsync("ana", $"/fix-plannings/{unknown}")).GetProperty("reason").GetString());
        var plan = await site.MadeAsync((await site.DoAsync("ana", "/fix-plannings", Table("id;country\n001;ES"))).GetProperty("id").GetInt64());

        var record = (await site.ReadAsync("ana", $"/fix-plans/{plan.Id}/records")).GetProperty("items")[0];
        Assert.Equal(("001", "old 1", "ES"), (record.GetProperty("record").GetString(), record.GetProperty("before").GetProperty("country").GetString(), record.GetProperty("after").GetProperty("country").GetString()));
    }

    [Theory]
    [InlineData("""{"connection":"nowhere","fix":"books/country"}""", 404, "")]
    [InlineData("""{"connection":"erp"}""", 400, "It is not clear what is to be planned.")]
    [InlineData("""{"connection":"erp","fix":"books/none"}""", 400, "There is no fix \\u0022books/none\\u0022.")]
    [InlineData("""{"connection":"erp","fix":"books/country","parameters":{"country":"de","size":"3"}}""", 400, "country: one of fr, be, not 'de'")]
    [InlineData("""{"connection":"erp","fix":"books/country","max":0}""", 400, "one record at least")]
    public async Task What_cannot_be_planned_is_refused_with_what_to_do(string body, int status, string said)
    {
        await using var site = await FixSite.StartAsync(partners: 1);

        using var answer = await site.SendAsync("ana", "/fix-plannings", JsonDocument.Parse(body).RootElement);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(said.Replace("\\u0022", "\"", StringComparison.Ordinal), (await answer.Content.ReadAsStringAsync()).Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(await site.Site.QueryAsync("select id from fix_planning"));
    }

    [Fact]
    public async Task Plans_of_one_client_are_all_that_a_program_of_that_client_finds()
    {
        await using var site = await FixSite.StartAsync();
        var (own, other) = (await site.PlanAsync(), await site.PlanAsync("foreign"));
        await site.TokenAsync("portal", Core.Access.Role.FunctionalConsultant, "acme");

        Assert.Equal([own.Id], (await site.ReadAsync("portal", "/fix-plans")).GetProperty("items").EnumerateArray().Select(plan => plan.GetProperty("id").GetInt64()));
        foreach (var path in new[] { $"/fix-plans/{other.Id}", $"/fix-plans/{other.Id}/records", "/fix-plannings/2" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync("portal", path, method: HttpMethod.Get)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync("portal", "/fix-plannings", new { connection = "foreign", fix = "books/country" })).StatusCode);
    }
}
