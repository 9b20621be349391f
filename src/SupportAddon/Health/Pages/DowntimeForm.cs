using SupportAddon.Health.Downtimes;

namespace SupportAddon.Health.Pages;

/// <summary>A downtime as the form asks for it.</summary>
/// <param name="Of">A client's code, or that with a stroke and the name of one of its probes.</param>
/// <param name="Way">once or weekly.</param>
/// <param name="From">Of one that happens once, on the client's clock.</param>
/// <param name="To">The same.</param>
/// <param name="Opens">Of a weekly one, the hour at which it begins: 02:00.</param>
/// <param name="Closes">The hour at which it ends.</param>
/// <param name="Day">Of a weekly one; every day when none is ticked.</param>
internal sealed record DowntimeForm(string? Of, string? Way, string? From, string? To, string? Opens, string? Closes, string[]? Day, string? Reason)
{
    /// <param name="clients">The codes of those whom the caller sees.</param>
    public NewDowntime Read(IReadOnlySet<string> clients)
    {
        var whose = (Of ?? "").Split('/', 2);
        if (!clients.Contains(whose[0]))
            throw new RefusedException("It was not said whose systems are down.", "Choose a client, or one of its probes.");
        var probe = whose.Length > 1 ? whose[1] : null;
        return Way == "weekly"
            // No clock in a form shows 24:00, which is the end of the day.
            ? new(whose[0], probe, null, null, $"{Opens}-{(Closes == "00:00" ? "24:00" : Closes)}", Day ?? [], Reason ?? "")
            : new(whose[0], probe, Given(From), Given(To), null, [], Reason ?? "");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
