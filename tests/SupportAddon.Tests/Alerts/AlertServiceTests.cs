using System.Text.Json;
using SupportAddon.Testing;
using SupportAddon.Tests.Jobs;
using SupportAddon.Tests.Mail;

namespace SupportAddon.Tests.Alerts;

/// <summary>The real service tells people, dies and is started again; and the commands say what became of it.</summary>
public sealed class AlertServiceTests
{
    [Theory]
    [InlineData("alert.planned@1", 1)]
    // Between sending and writing that down nobody can know: it is sent once more, and seen to be the same.
    [InlineData("alert.sent@1", 2)]
    public async Task A_service_that_is_killed_leaves_nobody_untold(string failpoint, int mails)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync();
        using var commands = await ApplyAsync(database, server);
        await FailAsync(database);

        commands.Variables["SUPPORTADDON_FAILPOINT"] = failpoint;
        using (var killed = commands.Start("serve", "--address", "http://127.0.0.1:0"))
            Assert.NotEqual(0, (await CommandLine.EndAsync(killed)).ExitCode);
        commands.Variables.Remove("SUPPORTADDON_FAILPOINT");
        await using var service = await RunningService.StartAsync(commands);

        var received = Enumerable.Range(0, mails).Select(_ => server.Next()!).ToList();
        Assert.Single(received.Select(mail => mail.Id).Distinct());
        Assert.Equal(0, (await service.StopAsync()).ExitCode);
        Assert.Empty(server.Received);
        var listed = JsonDocument.Parse((await commands.RunAsync("alert", "list", "--json")).Output).RootElement[0];
        Assert.Equal(("acme", "on-call", "down", 1), (listed.GetProperty("client").GetString(), listed.GetProperty("rule").GetString(), listed.GetProperty("kind").GetString(), listed.GetProperty("tries").GetInt32()));
        Assert.Equal(JsonValueKind.String, listed.GetProperty("sentAt").ValueKind);
    }

    [Fact]
    public async Task Without_a_mail_server_alerts_wait_and_say_why_and_a_service_that_has_one_sends_them()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync();
        using var commands = await ApplyAsync(database, server);
        await FailAsync(database);

        var host = commands.Variables["SupportAddon__Mail__Host"];
        commands.Variables["SupportAddon__Mail__Host"] = "";
        await using (var first = await RunningService.StartAsync(commands))
        {
            await UntilAsync(database, "select exists (select from alert where tries > 0)");
            var waiting = (await commands.RunAsync("alert", "list", "--waiting", "--client", "acme")).Output;
            Assert.Contains("waits: tried 1 times", waiting, StringComparison.Ordinal);
            Assert.Contains("no mail server is set: name one under SupportAddon:Mail", waiting, StringComparison.Ordinal);
            await first.StopAsync();
        }

        commands.Variables["SupportAddon__Mail__Host"] = host;
        await using var second = await RunningService.StartAsync(commands);

        Assert.Equal("[Acme] web est en panne", server.Next()!.Subject);
        await UntilAsync(database, "select exists (select from alert where sent_at is not null)");
        Assert.Contains("There is no alert.", (await commands.RunAsync("alert", "list", "--waiting")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_goes_the_same_way_and_says_what_came_of_it_and_who_sent_it_is_recorded()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync();
        using var commands = await ApplyAsync(database, server);

        var sent = await commands.RunAsync("alert", "test", "on-call", "--client", "acme");
        var unknown = await commands.RunAsync("alert", "test", "on-cal", "--client", "acme");
        await server.StopAsync();
        var failed = await commands.RunAsync("alert", "test", "on-call", "--client", "acme");

        Assert.Equal((0, "Sent to on-call@integrator.example.\n"), (sent.ExitCode, sent.Output));
        Assert.Equal("[Acme] Essai de l’alerte on-call", server.Next()!.Subject);
        Assert.Contains("Name one of: on-call.", unknown.Errors, StringComparison.Ordinal);
        Assert.Equal((1, $"Not sent to on-call@integrator.example: 127.0.0.1 port {server.Port}: Connection refused.\n"), (failed.ExitCode, failed.Output));
        Assert.Contains("alert.test", (await commands.RunAsync("audit", "list", "--json")).Output, StringComparison.Ordinal);
    }

    /// <summary>A client with a probe that nobody asks soon, and somebody to be told.</summary>
    private static async Task<CommandLine> ApplyAsync(TestDatabase database, SmtpServer server)
    {
        var commands = new CommandLine(database);
        commands.Variables["SupportAddon__Mail__Host"] = "127.0.0.1";
        commands.Variables["SupportAddon__Mail__Port"] = $"{server.Port}";
        commands.Variables["SupportAddon__Mail__Security"] = "none";
        commands.Variables["SupportAddon__Mail__From"] = "support@integrator.example";
        var file = commands.Write("clients.yaml",
            """
            clients:
              - code: acme
                name: Acme
                language: fr
                timeZone: Europe/Paris
                probes:
                  - name: web
                    heartbeat: { grace: 2h }
                    every: 1d
                alerts:
                  - name: on-call
                    email: [ on-call@integrator.example ]
            """);
        var applied = await commands.RunAsync("apply", "-f", file);
        Assert.True(applied.ExitCode == 0, applied.ToString());
        return commands;
    }

    private static async Task FailAsync(TestDatabase database)
    {
        await using var outage = database.Source.CreateCommand(
            "insert into outage (probe_id, client_id, began_at, confirmed_at, announced_at, error) select id, client_id, now() - interval '5 min', now() - interval '3 min', now() - interval '3 min', 'it says nothing' from probe");
        await outage.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(TestDatabase database, string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var look = database.Source.CreateCommand(condition);
        while (await look.ExecuteScalarAsync(patience.Token) is not true)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
    }
}
