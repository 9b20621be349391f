using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Sla;

/// <summary>The history of a ticket as tests tell it: times of one working day, or whole instants.</summary>
internal sealed class TicketStory
{
    private readonly List<TicketStep> steps = [];
    private readonly List<SlaMessage> messages = [];

    /// <summary>24 hours a day, so that the arithmetic is plain.</summary>
    public static SlaPolicy Promised(Func<SlaPolicy, SlaPolicy>? other = null) =>
        (other ?? (policy => policy))(new() { Targets = [Target(null, "24x7", 60, 240, 120)], Reopening = TimeSpan.FromDays(10) });

    public static SlaTarget Target(TicketPriority? priority, string calendar, int? response, int? resolution, int? vendor = null) =>
        new(null, priority, Clocks.Calendar(calendar), Minutes(response), Minutes(resolution), Minutes(vendor));

    public TicketStory Is(string at, TicketStatus status, TicketPriority? priority = null, TicketKind kind = TicketKind.Anomaly, bool gone = false)
    {
        steps.Add(new(At(at), new() { Status = status, Priority = priority, Kind = kind, Gone = gone }));
        return this;
    }

    public TicketStory Says(string at, bool support = true, MessageReach reach = MessageReach.Public)
    {
        messages.Add(new(At(at), support, reach));
        return this;
    }

    public SlaFacts Facts => new(steps, messages);

    public TicketClock Clock(SlaClockKind kind, SlaPolicy? policy = null) => new TicketClocks(policy ?? Promised()).Of(Facts).Single(clock => clock.Kind == kind);

    public TicketClock Response(SlaPolicy? policy = null) => Clock(SlaClockKind.FirstResponse, policy);

    public TicketClock Resolution(SlaPolicy? policy = null) => Clock(SlaClockKind.Resolution, policy);

    public static DateTimeOffset At(string time) => Clocks.Utc(time.Length == 5 ? $"2026-03-10T{time}Z" : time);

    private static TimeSpan? Minutes(int? minutes) => minutes is { } some ? TimeSpan.FromMinutes(some) : null;
}
