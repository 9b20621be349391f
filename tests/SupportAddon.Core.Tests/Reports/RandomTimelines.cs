using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

/// <summary>Tickets that do everything a ticket can do, often exactly on the bounds of days, weeks and quarters.</summary>
internal sealed class RandomTimelines(int seed)
{
    private static readonly string?[] Clients = ["acme", "acme", "acme", "other", null];
    private static readonly TicketKind?[] Kinds = [TicketKind.Anomaly, TicketKind.Anomaly, TicketKind.Change, TicketKind.Question, null];

    private readonly Random random = new(seed);

    /// <param name="ties">Whether two steps of a ticket may share an instant.</param>
    public List<TicketTimeline> Take(int count, bool ties = false) =>
        [.. Enumerable.Range(1, count).Select(id => One(id, ties))];

    private TicketTimeline One(int id, bool ties)
    {
        var instants = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Instant()).Order();
        var state = new TicketState { Client = Pick(Clients), Kind = Pick(Kinds), Status = Status() };
        var steps = (ties ? instants : instants.Distinct())
            .Select((at, index) => new TicketStep(at, index == 0 ? state : state = Next(state)));
        return new TicketTimeline(new TicketRef(id, $"T-{id}", $"Ticket {id}", null, "redmine"), [.. steps]);
    }

    /// <summary>Between April and December 2026; one in four on a midnight of Paris.</summary>
    private DateTimeOffset Instant()
    {
        var day = Story.At("2026-04-01").AddDays(random.Next(270));
        return random.Next(4) == 0 ? day.AddHours(-2) : day.AddSeconds(random.Next(86_400));
    }

    private TicketState Next(TicketState state) => random.Next(8) switch
    {
        0 => state with { Client = Pick(Clients) },
        1 => state with { Kind = Pick(Kinds) },
        2 => state with { Gone = !state.Gone },
        3 => state with { Client = Pick(Clients), Kind = Pick(Kinds), Status = Status() },
        4 => state with { Priority = TicketPriority.High },
        _ => state with { Status = Status() },
    };

    private TicketStatus? Status() =>
        random.Next(12) == 0 ? null : Pick(Enum.GetValues<TicketStatus>());

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
