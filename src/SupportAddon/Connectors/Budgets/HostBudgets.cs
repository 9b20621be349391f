using System.Collections.Concurrent;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Connectors.Budgets;

/// <summary>The budgets of all hosts that this process talks to: one for each scheme, name and port.</summary>
internal sealed class HostBudgets(TimeProvider time)
{
    private readonly ConcurrentDictionary<Origin, HostBudget> hosts = new();

    public HostBudget Of(Origin host) => hosts.GetOrAdd(host, _ => new(time));
}
