using System.Text.Json;
using SupportAddon.Tests.Jobs;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Sync;

/// <summary>What people see of a connection that fails, on the command line and in the browser.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task A_failing_connection_says_why_and_when_it_is_tried_next_and_a_success_makes_it_better()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text);
        house.Server.RefusesKey = true;
        await house.Commands.RunAsync("sync");
        await house.Commands.RunAsync("sync");

        var failing = await StatusAsync(house);
        Assert.Equal(2, failing.GetProperty("failures").GetInt32());
        Assert.Contains("did not accept the credentials", failing.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(failing.GetProperty("heldBackUntil").GetDateTimeOffset(), failing.GetProperty("nextTry").GetDateTimeOffset());
        Assert.Contains("leaves it alone until", (await house.Commands.RunAsync("status")).Output, StringComparison.Ordinal);

        house.Server.RefusesKey = false;
        Assert.Equal(0, (await house.Commands.RunAsync("sync")).ExitCode); // A person may try at any time.
        var better = await StatusAsync(house);
        Assert.Equal(1, better.GetProperty("failures").GetInt32());
        Assert.Equal(JsonValueKind.Null, better.GetProperty("heldBackUntil").ValueKind);
        Assert.Equal(5, better.GetProperty("tickets").GetInt64());
        Assert.Equal("Europe/Paris", better.GetProperty("timeZone").GetString());
    }

    [Fact]
    public async Task The_pages_show_failures_runs_and_drift()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text.Replace("plugin: rest", "plugin: rest\n    schedule: manual", StringComparison.Ordinal));
        house.Manifest = house.Manifest.Replace("Done: resolved", "Gone: resolved", StringComparison.Ordinal);
        await house.ApplyAsync(DeskFile.Text);
        await house.Commands.RunAsync("sync");
        house.Server.RefusesKey = true;
        await house.Commands.RunAsync("sync");
        await using var service = await RunningService.StartAsync(house.Commands);
        await service.SignInAsync();

        var home = await service.Http.GetStringAsync("/");
        var page = await service.Http.GetStringAsync("/connections/desk");

        Assert.Contains("did not accept the credentials", home, StringComparison.Ordinal);
        Assert.Contains("/connections/desk#drift", home, StringComparison.Ordinal);
        Assert.Contains("unmapped-value", page, StringComparison.Ordinal);
        Assert.Contains("supportaddon sync (process", page, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await service.Http.GetAsync("/connections/nobody")).StatusCode);
    }

    [Fact]
    public async Task Drift_is_listed_and_can_be_accepted()
    {
        await using var house = await TestHouse.CreateAsync();
        house.Manifest = house.Manifest.Replace("Done: resolved", "Gone: resolved", StringComparison.Ordinal);
        await house.ApplyAsync(DeskFile.Text);
        await house.Commands.RunAsync("sync");

        Assert.Contains("unmapped-value", (await house.Commands.RunAsync("drift")).Output, StringComparison.Ordinal);
        Assert.Contains("Accepted", (await house.Commands.RunAsync("drift", "desk", "--accept")).Output, StringComparison.Ordinal);
        Assert.Contains("what they have always sent", (await house.Commands.RunAsync("drift")).Output, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> StatusAsync(TestHouse house)
    {
        var shown = await house.Commands.RunAsync("status", "desk", "--json");
        Assert.True(shown.ExitCode == 0, shown.ToString());
        return JsonDocument.Parse(shown.Output).RootElement[0];
    }
}
