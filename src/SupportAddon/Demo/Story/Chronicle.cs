namespace SupportAddon.Demo.Story;

/// <summary>
/// Eighteen months and the running quarter of two clients' tickets, told up to the end of yesterday. The same day
/// always tells the same story; the next day tells the same one and a day more, until the quarter turns.
/// </summary>
internal sealed record Chronicle(Team Team, IReadOnlyList<Company> Companies, IReadOnlyList<Ticket> Tickets)
{
    private const int Seed = 20_261;
    private const int FirstId = 1001;

    public static Chronicle Tell(DateTimeOffset now)
    {
        var today = OfficeHours.DayOf(now);
        var span = StorySpan.Of(today);
        Company[] companies = [Words.Company("lemarchand"), Words.Company("atlantic")];
        var team = Words.Team();
        var drafts = companies
            .SelectMany((company, index) => new Arrivals(company, span, new Dice(Seed + index)).All())
            .OrderBy(draft => draft.At)
            .ToList();
        var tickets = drafts
            .Select((draft, index) => new Plot(
                draft, companies.First(other => other != draft.Company), team, FirstId + index, LifeDice(index)))
            .TakeWhile((_, index) => drafts[index].At < OfficeHours.At(today, 0))
            .Select(plot => plot.Tell(OfficeHours.At(today, 0)));
        return new Chronicle(team, companies, [.. tickets]);
    }

    /// <summary>A die of its own for each ticket, so that one life does not disturb the next.</summary>
    private static Dice LifeDice(int index) => new(unchecked((int)((uint)(index + Seed) * 2_654_435_761u)));
}
