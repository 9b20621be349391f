using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Sync;

/// <summary>What goes wrong at the other end: one sentence that says what to do, and nothing stored is lost.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_wrong_key()
    {
        await using var house = await SyncedAsync();
        house.Server.RefusesKey = true;

        await FailsAsync(house, "401", "key");
    }

    [Fact]
    public async Task A_host_that_does_not_answer()
    {
        await using var house = await SyncedAsync();
        await house.ApplyAsync(DeskFile.Text.Replace("ADDRESS", $"http://127.0.0.1:{ClosedPort()}", StringComparison.Ordinal));

        await FailsAsync(house, "127.0.0.1", "Check that the service runs");
    }

    [Fact]
    public async Task A_name_that_does_not_exist()
    {
        await using var house = await SyncedAsync();
        await house.ApplyAsync(DeskFile.Text.Replace("ADDRESS", "http://no-such-host.invalid", StringComparison.Ordinal));

        await FailsAsync(house, "no-such-host.invalid", "name");
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed()
    {
        await using var house = await SyncedAsync();
        await using var server = await SelfSignedAsync();
        await house.ApplyAsync(DeskFile.Text.Replace("ADDRESS", server.Urls.Single(), StringComparison.Ordinal));

        await FailsAsync(house, "certificate", "certificate");
    }

    [Fact]
    public async Task HTML_with_200()
    {
        await using var house = await SyncedAsync();
        house.Server.Instead = () => Results.Text("<html><body>Maintenance</body></html>", "text/html");

        await FailsAsync(house, "a web page instead of JSON", "baseUrl");
    }

    [Fact]
    public async Task Another_run_of_the_same_connection_waits_and_says_for_whom()
    {
        await using var house = await SyncedAsync();
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        house.Server.BeforeAnswer = _ =>
        {
            reached.TrySetResult();
            return release.Task;
        };
        using var first = house.Commands.Start("sync", "--full");
        await reached.Task;

        using var second = house.Commands.Start("sync");
        var said = await second.StandardOutput.ReadLineAsync();
        Assert.Contains($"waiting for {Environment.UserName}, supportaddon sync (process {first.Id} on", said, StringComparison.Ordinal);
        Assert.False(second.HasExited);
        release.SetResult();

        Assert.Equal(0, (await SupportAddon.Testing.CommandLine.EndAsync(first)).ExitCode);
        Assert.Equal(0, (await SupportAddon.Testing.CommandLine.EndAsync(second)).ExitCode);
    }

    [Fact]
    public async Task A_connection_that_fails_does_not_keep_another_from_its_tickets()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(
            $$"""
            connections:
              - { name: broken, plugin: rest, options: { manifest: ./desk.yaml, baseUrl: "http://127.0.0.1:{{ClosedPort()}}", apiKey: { env: DESK_KEY } } }
              - { name: desk, plugin: rest, options: { manifest: ./desk.yaml, baseUrl: "ADDRESS", apiKey: { env: DESK_KEY } } }
            """);

        var synced = await house.Commands.RunAsync("sync", "--json");

        Assert.Equal(1, synced.ExitCode);
        Assert.Equal(["failed", "succeeded"], JsonDocument.Parse(synced.Output).RootElement.EnumerateArray()
            .Select(run => run.GetProperty("run").GetProperty("state").GetString()!));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_as_cancelled_and_keeps_what_came()
    {
        await using var house = await SyncedAsync();
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        house.Server.BeforeAnswer = _ =>
        {
            reached.TrySetResult();
            return release.Task;
        };
        using var process = house.Commands.Start("sync", "--full");
        await reached.Task;

        using (var interrupt = System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await interrupt.WaitForExitAsync();
        var ended = await SupportAddon.Testing.CommandLine.EndAsync(process);
        release.SetResult();

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("cancelled", (await LastRunAsync(house)).GetProperty("state").GetString());
        Assert.Equal(5, await TicketsAsync(house));
    }

    private static async Task<TestHouse> SyncedAsync()
    {
        var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text);
        Assert.Equal(0, (await house.Commands.RunAsync("sync")).ExitCode);
        return house;
    }

    private static async Task FailsAsync(TestHouse house, string what, string next)
    {
        var failed = await house.Commands.RunAsync("sync", "--full");
        var run = await LastRunAsync(house);

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal("failed", run.GetProperty("state").GetString());
        var (error, advice) = (run.GetProperty("error").GetString()!, run.GetProperty("next").GetString()!);
        Assert.Contains(what, error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(next, advice, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', error + advice);
        Assert.Contains(error, failed.Output, StringComparison.Ordinal);
        Assert.Equal(5, await TicketsAsync(house));
    }

    private static async Task<JsonElement> LastRunAsync(TestHouse house) =>
        JsonDocument.Parse((await house.Commands.RunAsync("run", "list", "--limit", "1", "--json")).Output).RootElement[0];

    private static async Task<int> TicketsAsync(TestHouse house) =>
        JsonDocument.Parse((await house.Commands.RunAsync("ticket", "list", "--json")).Output).RootElement.GetProperty("total").GetInt32();

    private static int ClosedPort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<WebApplication> SelfSignedAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0,
            listen => listen.UseHttps(request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30)))));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }
}
