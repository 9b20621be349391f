using System.Net;
using System.Text.Json;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Health.Pages;

/// <summary>Health over HTTP, for programs.</summary>
public sealed class HealthApiTests
{
    [Fact]
    public async Task A_program_reads_how_all_systems_are()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("monitor", null, Permission.ViewConnections);

        var items = (await ReadAsync(site, token, "/api/v1/health")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["acme/new unknown", "acme/web down", "other/new unknown", "other/web down"], items.Select(item => $"{Text(item, "client")}/{Text(item, "probe")} {Text(item, "result")}"));
        Assert.Equal("downtime", Text(items[1], "heldBy"));
        Assert.Equal(1, items[1].GetProperty("outage").GetInt64());
    }

    [Fact]
    public async Task A_probe_is_told_without_its_secrets_and_with_its_past()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("monitor", null, Permission.ViewConnections);

        var sheet = await ReadAsync(site, token, "/api/v1/health/acme/web");
        var past = await ReadAsync(site, token, "/api/v1/health/acme/web/history?days=2");

        Assert.Equal("headers.X-Key", sheet.GetProperty("secrets")[0].GetString());
        Assert.DoesNotContain(HealthSeed.Secret, sheet.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(7200, past.GetProperty("downSeconds").GetDouble());
        Assert.Equal(46m / 48, past.GetProperty("share").GetDecimal(), 10);
        Assert.Equal(40, past.GetProperty("columns").EnumerateArray().Sum(column => column.GetProperty("up").GetInt32() + column.GetProperty("down").GetInt32()));
        Assert.Equal(1, past.GetProperty("outages").GetArrayLength());
    }

    [Fact]
    public async Task Outages_are_read_page_by_page_and_explained()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("desk", null, Permission.ViewConnections, Permission.MoveTickets);

        var first = await ReadAsync(site, token, "/api/v1/outages?limit=1");
        var second = await ReadAsync(site, token, first.GetProperty("next").GetString()!);
        var explained = await SendAsync(site, token, HttpMethod.Put, "/api/v1/outages/1/cause", """{"cause":"The disk was full."}""");

        Assert.Equal((2, 1), (first.GetProperty("items")[0].GetProperty("id").GetInt32(), second.GetProperty("items")[0].GetProperty("id").GetInt32()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(HttpStatusCode.OK, explained.StatusCode);
        Assert.Equal(["api:desk"], await site.QueryAsync("select actor from audit where action = 'outage.cause'"));
    }

    [Fact]
    public async Task A_deployment_plans_a_downtime_of_its_client_and_ends_it()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("deploy", "acme", Permission.ViewConnections, Permission.PlanDowntimes);

        var planned = await SendAsync(site, token, HttpMethod.Post, "/api/v1/downtimes", """{"client":"acme","probe":"web","from":"2026-10-01T10:00","to":"2026-10-01T12:00","reason":"Deployment"}""");
        var others = await SendAsync(site, token, HttpMethod.Post, "/api/v1/downtimes", """{"client":"other","from":"2026-10-01T10:00","to":"2026-10-01T12:00","reason":"x"}""");
        site.Time.Advance(TimeSpan.FromMinutes(5));
        var listed = await ReadAsync(site, token, "/api/v1/downtimes");
        var ended = await SendAsync(site, token, HttpMethod.Delete, planned.Headers.Location!.ToString(), null);
        var notTheirs = await SendAsync(site, token, HttpMethod.Delete, "/api/v1/downtimes/2", null);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NotFound), (planned.StatusCode, others.StatusCode));
        Assert.Equal([1, 3], listed.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetInt32()));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (ended.StatusCode, notTheirs.StatusCode));
        Assert.Equal(["2026-10-01 08:05:00+00"], await site.QueryAsync("set timezone = 'UTC'; select ends_at::text from downtime where id = 3"));
    }

    [Fact]
    public async Task A_client_s_program_learns_nothing_of_others_nor_who_was_kept_from_being_told()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("portal", "acme", [.. RoleTable.Of(Role.Client)]);

        var seen = string.Concat(await Task.WhenAll(new[] { "health", "outages", "downtimes?past=true", "health/acme/web", "outages/1" }.Select(async path => (await ReadAsync(site, token, "/api/v1/" + path)).GetRawText())));

        Assert.DoesNotContain("\"other\"", seen, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"heldBy\":\"downtime\"", seen, StringComparison.Ordinal);
        Assert.Contains("\"acme\"", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_measures_now()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update probe set secrets = '{}' where id = 1");
        var token = await site.TokenAsync("desk", null, Permission.MoveTickets);

        var answer = await SendAsync(site, token, HttpMethod.Post, "/api/v1/health/acme/web/measurements", null);

        Assert.Equal("down", Text(JsonElement.Parse(await answer.Content.ReadAsStringAsync()), "result"));
        Assert.Equal(["api:desk"], await site.QueryAsync("select actor from audit where action = 'probe.measure'"));
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static async Task<JsonElement> ReadAsync(RunningSite site, string token, string path) =>
        JsonElement.Parse(await site.Browse().ReadAsync(path, ("Authorization", $"Bearer {token}")));

    private static Task<HttpResponseMessage> SendAsync(RunningSite site, string token, HttpMethod method, string path, string? json) =>
        site.Browse().SendAsync(method, path, json is null ? null : new StringContent(json, null, "application/json"), ("Authorization", $"Bearer {token}"));
}
