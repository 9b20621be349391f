namespace SupportAddon.Alerts.Outbox;

/// <summary>Plans what is due, and sends what waits.</summary>
internal sealed class AlertKeeper(AlertPlanner planner, AlertSender sender)
{
    public async Task KeepAsync(CancellationToken ct)
    {
        await planner.PlanAsync(ct);
        Failpoint.Reach("alert.planned");
        await sender.SendAsync(ct);
    }
}
