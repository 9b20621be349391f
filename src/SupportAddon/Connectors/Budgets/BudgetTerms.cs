using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Connectors.Calls;

namespace SupportAddon.Connectors.Budgets;

/// <summary>On which terms one connection takes part in its hosts' budgets.</summary>
internal sealed record BudgetTerms(HostBudgets Hosts, Pulse Pulse)
{
    public Purpose Purpose { get; init; }

    /// <summary>Requests a second that its settings allow; null when they say nothing.</summary>
    public double? Rate { get; init; }

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
