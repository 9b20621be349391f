using System.Security.Cryptography;
using System.Text;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using SupportAddon.Storage;

namespace SupportAddon.Sla.Policies;

/// <summary>One wording of service levels with all that it depends on, so that nothing changed later changes it.</summary>
/// <param name="Sla">As written.</param>
/// <param name="Calendars">The declared calendars it names.</param>
/// <param name="Reopening">Opened again within that time a ticket is still the same.</param>
internal sealed record PolicyDefinition(SlaEntry Sla, IReadOnlyList<CalendarEntry> Calendars, TimeSpan Reopening)
{
    public static PolicyDefinition Of(SlaEntry sla, IReadOnlyList<CalendarEntry> declared, TimeSpan reopening)
    {
        var named = sla.Targets.Select(target => target.Calendar).Append(sla.Calendar).ToHashSet();
        return new(sla, [.. declared.Where(calendar => named.Contains(calendar.Name))], reopening);
    }

    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonColumn.Write(this))));

    public SlaPolicy Read()
    {
        var calendars = BuiltInCalendars.All.Concat(Calendars.Select(CalendarMaking.Make)).ToDictionary(calendar => calendar.Name);
        return new()
        {
            Targets = [.. Sla.Targets.Select(target => Target(target, calendars[target.Calendar ?? Sla.Calendar]))],
            RiskShare = Sla.AtRisk / 100.0,
            Reopening = Reopening,
            PausesForVendor = Sla.PauseForVendor,
        };
    }

    private static SlaTarget Target(TargetEntry entry, WorkCalendar calendar) => new(
        TicketWord.Parse<TicketKind>(entry.Kind), TicketWord.Parse<TicketPriority>(entry.Priority), calendar,
        Time(entry.FirstResponse), Time(entry.Resolution), Time(entry.Vendor));

    private static TimeSpan? Time(string? text) => text is null ? null : (TimeSpan)DurationText.Parse(text)!;
}
