using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Alerts.Files;
using SupportAddon.Alerts.Outbox;
using SupportAddon.Alerts.Rules;
using SupportAddon.Alerts.Webhooks;
using SupportAddon.Mail;
using SupportAddon.Shell;

namespace SupportAddon.Alerts;

/// <summary>The rules, and the ways by which people are told.</summary>
internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services
        .AddSingleton(found => new MailRoom(found.GetRequiredService<Settings>().Mail, found.GetRequiredService<TimeProvider>()))
        .AddSingleton<AlertRuleStore>().AddSingleton<AlertApplier>().AddSingleton<WebhookPost>().AddSingleton<AlertDelivery>()
        .AddSingleton<AlertList>().AddSingleton<AlertTrial>();

    /// <summary>What plans and sends, for the service alone.</summary>
    public static IServiceCollection AddAlertKeeping(this IServiceCollection services) => services
        .AddSingleton<AlertPlanner>().AddSingleton<AlertSender>().AddSingleton<AlertKeeper>().AddHostedService<AlertService>();
}
