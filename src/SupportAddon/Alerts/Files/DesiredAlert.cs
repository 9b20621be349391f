using SupportAddon.Alerts.Rules;
using SupportAddon.Core.Alerts;

namespace SupportAddon.Alerts.Files;

/// <summary>A rule that a client's file asks for.</summary>
/// <param name="Secrets">In clear; a null one keeps what is stored.</param>
internal sealed record DesiredAlert(string Name, AlertTarget Target, IReadOnlyDictionary<string, string?> Secrets, AlertTerms Terms);
