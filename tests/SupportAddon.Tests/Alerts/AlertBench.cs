using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Alerts.Files;
using SupportAddon.Alerts.Outbox;
using SupportAddon.Alerts.Rules;
using SupportAddon.Alerts.Webhooks;
using SupportAddon.Clients;
using SupportAddon.Core.Alerts;
using SupportAddon.Core.Health;
using SupportAddon.Mail;
using SupportAddon.Shell;
using SupportAddon.Testing;
using SupportAddon.Tests.Health;
using SupportAddon.Tests.Mail;

namespace SupportAddon.Tests.Alerts;

/// <summary>The watch of one client with people to be told: outages come of answers that a test gives, its clock is moved by hand, and mails go to a real server.</summary>
internal sealed class AlertBench : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder data = new();
    private readonly WatchBench watch;

    private AlertBench(WatchBench watch, SmtpServer server)
    {
        (this.watch, Server) = (watch, server);
        Vault = new(data.Path);
        Keeper = Host();
    }

    public SmtpServer Server { get; }

    public WatchBench Watch => watch;

    public ManualTime Time => watch.Time;

    public AlertKeeper Keeper { get; }

    public SecretVault Vault { get; }

    /// <summary>Of one client, acme, and its probe web.</summary>
    public static async Task<AlertBench> CreateAsync(SmtpServer server, params DesiredAlert[] rules)
    {
        var bench = new AlertBench(await WatchBench.CreateAsync(Start, ("web", new ProbeTerms()), ("queue", new ProbeTerms())), server);
        await bench.ApplyAsync(rules);
        return bench;
    }

    public static DesiredAlert Mail(string name, TimeSpan after = default, TimeSpan? reminder = null, params string[] to) =>
        new(name, new() { Emails = to.Length == 0 ? [$"{name}@integrator.example"] : to }, new Dictionary<string, string?>(), new() { After = after, Reminder = reminder });

    public static DesiredAlert Webhook(string name, WebhookForm form, string url, string? secret = null) => new(
        name, new() { Form = form }, new Dictionary<string, string?> { [AlertRule.Url] = url }.Concat(secret is null ? [] : new Dictionary<string, string?> { [AlertRule.Key] = secret }).ToDictionary(), new());

    /// <summary>As a file that has these and no others.</summary>
    public async Task ApplyAsync(params DesiredAlert[] rules)
    {
        await using var db = await watch.Source.OpenConnectionAsync();
        await new AlertApplier(Vault, Time).ApplyAsync(db, "acme", rules, CancellationToken.None);
    }

    /// <summary>One more host on the same database.</summary>
    public AlertKeeper Host()
    {
        var rules = new AlertRuleStore(watch.Source);
        var delivery = new AlertDelivery(new MailRoom(Server.Settings, TimeProvider.System), new WebhookPost(Time), Vault, Time);
        var settings = Settings.Load(data.Path) with { PublicAddress = new("https://support.example/") };
        return new(new(watch.Source, Time), new(watch.Source, rules, new(watch.Source), delivery, settings, Time, NullLogger<AlertSender>.Instance));
    }

    /// <summary>Three bad answers, a minute apart: an outage that began at the first of them.</summary>
    public Task FailAsync(string probe = "web") => GoAsync(probe, ProbeResult.Down, ProbeResult.Down, ProbeResult.Down);

    /// <summary>Two good ones end it.</summary>
    public Task RecoverAsync(string probe = "web") => GoAsync(probe, ProbeResult.Up, ProbeResult.Up);

    public async Task GoAsync(string probe, params ProbeResult[] results)
    {
        foreach (var result in results)
        {
            await watch.MeasureAsync((probe, result));
            await KeepAsync();
            Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public Task KeepAsync() => Keeper.KeepAsync(CancellationToken.None);

    /// <summary>The service runs for so long, and looks every minute.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        for (var until = Time.GetUtcNow() + time; Time.GetUtcNow() < until; Time.Advance(TimeSpan.FromMinutes(1)))
            await KeepAsync();
        await KeepAsync();
    }

    /// <summary>Each alert: rule, kind and what became of it.</summary>
    public Task<IReadOnlyList<string>> AlertsAsync() => watch.QueryAsync<string>(
        """
        select concat_ws(' ', rule.name, kind, nullif(alert.ordinal, 0), case when sent_at is not null then 'sent' when cancelled_at is not null then 'cancelled' else 'waits' end)
        from alert join alert_rule as rule on rule.id = rule_id order by alert.id
        """);

    public async ValueTask DisposeAsync()
    {
        await watch.DisposeAsync();
        data.Dispose();
    }
}
