using System.Text.Json;
using SupportAddon.Tests.Connectors.Http;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Health;

/// <summary><c>supportaddon probe run</c> by the real program.</summary>
public sealed class RunCommandTests
{
    [Fact]
    public async Task Each_condition_is_shown_with_what_was_found_and_the_exit_code_tells()
    {
        await using var house = await TestHouse.CreateAsync();
        await using var server = RawServer.Saying(RawServer.Ok("""{ "queue": 7 }"""));
        await ApplyAsync(house, $$"""{ name: web, http: { url: "{{server.Address}}" }, conditions: [ "status == 200", "body.queue < 5" ], warnings: [ "size < 1" ] }""");

        var ran = await house.Commands.RunAsync("probe", "run", "web", "--client", "acme");

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("down     acme/web", ran.Output, StringComparison.Ordinal);
        Assert.Contains("holds  status == 200  (status is 200)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("fails  body.queue < 5  (body.queue is 7)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("warns  size < 1  (size is 14)", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_tickets_are_counted_by_their_age()
    {
        await using var house = await TestHouse.CreateAsync();
        await ApplyAsync(house);
        await house.Commands.RunAsync("ticket", "create", "--client", "acme", "--title", "It stops", "--at", "2026-01-02T08:00Z");
        await house.Commands.RunAsync("ticket", "create", "--client", "acme", "--title", "It stops again");
        await ApplyAsync(house, """{ name: old, backlog: { olderThan: 5d }, conditions: [ "count == 1", "oldest > 5d" ] }""", """{ name: none, backlog: {} }""");

        var ran = await house.Commands.RunAsync("probe", "run", "--all", "--json");

        Assert.Equal(
            ["old up ", "none down count == 0 does not hold: count is 2"],
            JsonDocument.Parse(ran.Output).RootElement.EnumerateArray().Select(probe => $"{probe.GetProperty("probe")} {probe.GetProperty("result")} {probe.GetProperty("reason")}"));
    }

    [Fact]
    public async Task The_own_footing_is_up_and_a_heartbeat_is_not_asked_for()
    {
        await using var house = await TestHouse.CreateAsync();
        await ApplyAsync(house,
            """{ name: host, host: {}, conditions: [ "disk.percent >= 0", "disk.bytes >= 0", "database.bytes > 1000", "latency < 60s" ] }""",
            """{ name: beat, heartbeat: { grace: 2h }, every: 1d }""");

        var ran = await house.Commands.RunAsync("probe", "run", "--all");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("up       acme/host", ran.Output, StringComparison.Ordinal);
        Assert.Contains("unknown  acme/beat", ran.Output, StringComparison.Ordinal);
    }

    private static async Task ApplyAsync(TestHouse house, params string[] probes)
    {
        var applied = await house.ApplyAsync(File(probes));
        Assert.True(applied.ExitCode == 0, applied.ToString());
    }

    private static string File(params string[] probes) =>
        $"""
        clients:
          - code: acme
            name: Acme
            language: en
            timeZone: Europe/Paris
            probes: [ {string.Join(", ", probes)} ]
        """;
}
