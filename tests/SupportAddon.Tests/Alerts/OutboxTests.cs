using SupportAddon.Core.Health;
using SupportAddon.Tests.Mail;
using static SupportAddon.Core.Health.ProbeResult;

namespace SupportAddon.Tests.Alerts;

/// <summary>People are told of outages by a real mail server: when, how often, and what happens when they cannot be.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task An_outage_and_its_end_are_told_in_the_clients_language_with_a_link()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call"));

        await bench.FailAsync();
        await bench.RecoverAsync();

        var (down, up) = (server.Next()!, server.Next()!);
        Assert.Equal(("[Acme] web est en panne", "[Acme] web fonctionne à nouveau"), (down.Subject, up.Subject));
        Assert.Equal("La sonde web ne trouve plus ce qu’elle attend depuis le 02/11/2026 09:00 : web says Down\n\nhttps://support.example/outages/1", Plain(down.Text));
        Assert.Equal("La panne est terminée depuis le 02/11/2026 09:03, après 3 min.\n\nhttps://support.example/outages/1", Plain(up.Text));
        Assert.NotEqual(down.Id, up.Id);
        Assert.Equal(["on-call down sent", "on-call recovered sent"], await bench.AlertsAsync());
    }

    [Fact]
    public async Task While_the_mail_server_is_down_for_an_hour_alerts_wait_and_then_exactly_one_of_each_arrives()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call", reminder: TimeSpan.FromMinutes(10)), AlertBench.Mail("boss", TimeSpan.FromMinutes(30)));
        await server.StopAsync();

        await bench.FailAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(40));
        await bench.RecoverAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(["on-call down waits", "boss down waits", "on-call recovered waits", "boss recovered waits"], await bench.AlertsAsync());
        Assert.Equal(["Connection refused"], await bench.Watch.QueryAsync<string>("select distinct split_part(error, ': ', 2) from alert where kind = 'down'"));
        // It was tried at growing pauses: 1, 2, 4, 8, 16 and 30 minutes are an hour.
        Assert.InRange((await bench.Watch.QueryAsync<int>("select max(tries) from alert"))[0], 5, 7);

        await server.StartAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(35));

        var mails = Enumerable.Range(0, 4).Select(_ => server.Next()!).ToList();
        Assert.Equal(
            ["boss: [Acme] web est en panne", "boss: [Acme] web fonctionne à nouveau", "on-call: [Acme] web est en panne", "on-call: [Acme] web fonctionne à nouveau"],
            mails.GroupBy(mail => mail.Recipients.Single()).OrderBy(group => group.Key).SelectMany(group => group.Select(mail => $"{group.Key.Split('@')[0]}: {mail.Subject}")));
        await bench.WaitAsync(TimeSpan.FromHours(2));
        Assert.Equal(4, server.Received.Count + mails.Count);
        Assert.All(await bench.AlertsAsync(), alert => Assert.EndsWith("sent", alert, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_counts_as_sent_before_it_was()
    {
        await using var server = await SmtpServer.StartAsync("refuse=on-call@integrator.example");
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call"));

        await bench.FailAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(["on-call down waits"], await bench.AlertsAsync());
        Assert.Equal(["f 5 550"], await bench.Watch.QueryAsync<string>("select concat_ws(' ', sent_at is not null, tries, case when error like '%no such user here%' then 550 end) from alert"));
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Several_hosts_side_by_side_plan_and_send_once()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, [.. Enumerable.Range(0, 12).Select(number => AlertBench.Mail($"person-{number}"))]);
        var hosts = Enumerable.Range(0, 4).Select(_ => bench.Host()).ToList();
        for (var minute = 0; minute < 3; minute++, bench.Time.Advance(TimeSpan.FromMinutes(1)))
            await bench.Watch.MeasureAsync(("web", Down));

        for (var round = 0; round < 3; round++)
            await Task.WhenAll(hosts.Select(host => Task.Run(() => host.KeepAsync(CancellationToken.None))));

        var mails = Enumerable.Range(0, 12).Select(_ => server.Next()!).ToList();
        Assert.Empty(server.Received);
        Assert.Equal(12, mails.DistinctBy(mail => mail.Recipients.Single()).Count());
        Assert.Equal(12, mails.DistinctBy(mail => mail.Id).Count());
        Assert.Equal(["12 12"], await bench.Watch.QueryAsync<string>("select concat(count(*), ' ', sum(tries)) from alert where sent_at is not null"));
    }

    [Fact]
    public async Task Reminders_come_while_it_stands_and_no_longer()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call", reminder: TimeSpan.FromHours(4)));

        await bench.FailAsync();
        await bench.WaitAsync(TimeSpan.FromHours(9));
        await bench.RecoverAsync();
        await bench.WaitAsync(TimeSpan.FromHours(9));

        Assert.Equal(["on-call down sent", "on-call reminder 1 sent", "on-call reminder 2 sent", "on-call recovered sent"], await bench.AlertsAsync());
        server.Next();
        Assert.StartsWith("En panne depuis 4 h 02 min déjà.", server.Next()!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_reminds_of_an_outage_that_is_over_is_not_sent()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call", reminder: TimeSpan.FromHours(1)));
        await bench.FailAsync();
        await server.StopAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(70));

        await bench.RecoverAsync();
        await server.StartAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(40));

        Assert.Equal(["on-call down sent", "on-call reminder 1 cancelled", "on-call recovered sent"], await bench.AlertsAsync());
    }

    [Fact]
    public async Task What_was_over_before_somebodys_turn_is_told_them_neither_way()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("boss", TimeSpan.FromMinutes(30)));

        await bench.FailAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(20));
        await bench.RecoverAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(60));

        Assert.Empty(await bench.AlertsAsync());
    }

    [Fact]
    public async Task A_rule_that_was_taken_away_cancels_what_waits_and_one_put_back_tells_of_what_stands()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call"));
        await server.StopAsync();
        await bench.FailAsync();

        await bench.ApplyAsync();
        await server.StartAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(40));
        Assert.Equal(["on-call down cancelled"], await bench.AlertsAsync());
        Assert.Empty(server.Received);
        await bench.ApplyAsync(AlertBench.Mail("on-call"));
        await bench.KeepAsync();

        Assert.Equal(["on-call down sent"], await bench.AlertsAsync());
    }

    [Fact]
    public async Task A_changed_address_is_used_by_the_next_try_which_is_at_once()
    {
        await using var server = await SmtpServer.StartAsync("refuse=old@integrator.example");
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call", to: "old@integrator.example"));
        await bench.FailAsync();

        await bench.ApplyAsync(AlertBench.Mail("on-call", to: "new@integrator.example"));
        await bench.KeepAsync();

        Assert.Equal(["new@integrator.example"], server.Next()!.Recipients);
        Assert.Equal(["on-call down sent"], await bench.AlertsAsync());
    }

    [Fact]
    public async Task One_address_that_is_never_taken_keeps_nobody_else_and_one_that_is_not_taken_now_is_tried_again_alone()
    {
        await using var server = await SmtpServer.StartAsync("refuse=gone@acme.example", "later=full@acme.example");
        await using var bench = await AlertBench.CreateAsync(
            server, AlertBench.Mail("gone", to: ["anna@acme.example", "gone@acme.example"]), AlertBench.Mail("full", to: ["bob@acme.example", "full@acme.example"]));

        await bench.FailAsync();
        await bench.WaitAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["gone down sent", "full down waits"], await bench.AlertsAsync());
        Assert.Contains("gone@acme.example", (await bench.Watch.QueryAsync<string>("select error from alert where sent_at is not null"))[0], StringComparison.Ordinal);
        await bench.ApplyAsync(AlertBench.Mail("gone", to: ["anna@acme.example", "gone@acme.example"]), AlertBench.Mail("full", to: ["bob@acme.example", "mended@acme.example"]));
        await bench.KeepAsync();

        Assert.Equal(["anna@acme.example", "bob@acme.example", "mended@acme.example"], Enumerable.Range(0, 3).SelectMany(_ => server.Next()!.Recipients).Order());
        Assert.Equal(["gone down sent", "full down sent"], await bench.AlertsAsync());
    }

    [Fact]
    public async Task That_a_probe_comes_and_goes_is_told_once_and_in_a_downtime_not_at_all()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call"));
        await bench.Watch.DowntimeAsync("queue", new() { Once = new(bench.Time.GetUtcNow(), bench.Time.GetUtcNow().AddDays(1)), Holds = new(bench.Time.GetUtcNow(), bench.Time.GetUtcNow().AddDays(1)) });

        for (var turn = 0; turn < 8; turn++)
        {
            await bench.GoAsync("web", Down, Up);
            await bench.GoAsync("queue", Down, Up);
        }

        Assert.Equal(["on-call flapping sent"], await bench.AlertsAsync());
        var mail = server.Next()!;
        Assert.Equal("[Acme] web est instable", mail.Subject);
        Assert.StartsWith("La sonde web va et vient depuis le 02/11/2026 09:", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_reasons_from_elsewhere_stay_text()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Mail("on-call"));
        await bench.Watch.ExecuteAsync("update client set name = E'Acme\\r\\nBcc: all@acme.example\\r\\n\\r\\n<script>{0}'");
        for (var minute = 0; minute < 3; minute++, bench.Time.Advance(TimeSpan.FromMinutes(1)))
            await bench.Watch.MeasureAsync(("web", Down));
        await bench.Watch.ExecuteAsync("update outage set error = E'.\\r\\nRCPT TO:<all@acme.example> {1} <img src=x>'");

        await bench.KeepAsync();

        var mail = server.Next()!;
        Assert.Equal("[Acme Bcc: all@acme.example <script>{0}] web est en panne", mail.Subject);
        Assert.Equal(["on-call@integrator.example"], mail.Recipients);
        Assert.Contains("{1} <img src=x>", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("text/plain", mail.Headers["content-type"], StringComparison.Ordinal);
    }

    private static string Plain(string text) => text.TrimEnd().ReplaceLineEndings("\n");
}
