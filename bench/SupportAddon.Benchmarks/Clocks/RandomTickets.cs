using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Benchmarks.Clocks;

/// <summary>Tickets of a year with what usually happens to them: answers, waiting, other priorities, resolution, reopening.</summary>
internal sealed class RandomTickets(Random random)
{
    public static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly SlaPolicy Policy = new()
    {
        Targets =
        [
            Target(TicketPriority.Critical, "24x7", 15, 240), Target(TicketPriority.High, "FR-STD", 120, 840), Target(null, "FR-STD", 240, 2_100),
        ],
    };

    private static readonly TicketState[] States =
        [.. from status in Enum.GetValues<TicketStatus>() from priority in Enum.GetValues<TicketPriority>() select new TicketState { Kind = TicketKind.Anomaly, Status = status, Priority = priority }];

    public SlaFacts Next()
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(350 * 24 * 3600));
        var priority = (TicketPriority)random.Next(4);
        var steps = new List<TicketStep> { Step(at, TicketStatus.Reception, priority) };
        var messages = new List<SlaMessage>();
        for (var turn = random.Next(2, 7); turn > 0; turn--)
        {
            at = Later(at);
            messages.Add(new(at, turn % 2 == 0, (MessageReach)random.Next(3)));
            priority = random.Next(8) == 0 ? (TicketPriority)random.Next(4) : priority;
            steps.Add(Step(at, (TicketStatus)random.Next((int)TicketStatus.Qualification, (int)TicketStatus.Resolved + 1), priority));
        }

        steps.Add(Step(Later(at), random.Next(5) == 0 ? TicketStatus.InProgress : TicketStatus.Closed, priority));
        return new(steps, messages);
    }

    private static SlaTarget Target(TicketPriority? priority, string calendar, int response, int resolution) => new(
        null, priority, BuiltInCalendars.All.Single(known => known.Name == calendar), TimeSpan.FromMinutes(response), TimeSpan.FromMinutes(resolution), null);

    private static TicketStep Step(DateTimeOffset at, TicketStatus status, TicketPriority priority) =>
        new(at, States[((int)status * 4) + (int)priority]);

    private DateTimeOffset Later(DateTimeOffset at) => at.AddSeconds(random.Next(60, 2 * 24 * 3600));
}
