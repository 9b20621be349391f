using SupportAddon.Core.Alerts;

namespace SupportAddon.Alerts.Rules;

/// <summary>Who is told of a client's outages, as applied from its file.</summary>
/// <param name="Client">The client's code.</param>
/// <param name="Name">Unique at its client.</param>
/// <param name="Secrets">Of a webhook, sealed, by <see cref="Url"/> and <see cref="Key"/>.</param>
internal sealed record AlertRule(
    long Id, long ClientId, string Client, string Name, AlertTarget Target, IReadOnlyDictionary<string, string> Secrets, AlertTerms Terms)
{
    /// <summary>The secret that is a webhook's address.</summary>
    public const string Url = "url";

    /// <summary>The secret that signs what a webhook gets.</summary>
    public const string Key = "secret";

    /// <summary>Whose its secrets are, in words.</summary>
    public string Owner => $"alert \"{Name}\" of {Client}";
}
