namespace SupportAddon.Clients.Files;

/// <summary>What a file may name because it was applied before.</summary>
internal sealed record AppliedNames(IReadOnlySet<string> Connections, IReadOnlySet<string> Clients, IReadOnlySet<string> Calendars);
