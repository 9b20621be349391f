using SupportAddon.Demo;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

/// <summary>Each fate shows in the history; whatever the dice, for fifty seeds.</summary>
public sealed class PlotTests
{
    private readonly Company _lemarchand = Words.Company("lemarchand");
    private readonly Company _atlantic = Words.Company("atlantic");

    [Fact]
    public void A_plain_ticket_is_solved_once_and_closed() => Each(Fate.Plain, ticket =>
    {
        Assert.Equal(DeskStatus.Closed, ticket[DeskField.Status]);
        Assert.Equal(1, Reached(ticket, DeskStatus.Solved));
    });

    [Fact]
    public void A_reopened_ticket_is_solved_twice_and_worked_on_between() => Each(Fate.Reopened, ticket =>
    {
        Assert.Equal(2, Reached(ticket, DeskStatus.Solved));
        Assert.Contains(Changes(ticket), change =>
            change.Old is DeskStatus.Solved or DeskStatus.Closed && change.New == DeskStatus.Working);
    });

    [Fact]
    public void A_retyped_ticket_changes_its_type_and_its_kind_of_work() => Each(Fate.Retyped, ticket =>
    {
        Assert.Equal([(DeskType.Question, DeskType.Bug)], Of(ticket, DeskField.Type));
        Assert.Equal([(null, DeskWork.Correction)], Of(ticket, DeskField.Work));
    });

    [Fact]
    public void A_misfiled_ticket_moves_once_to_its_owner() => Each(Fate.Misfiled, ticket =>
        Assert.Equal([("atlantic", "lemarchand")], Of(ticket, DeskField.Company)));

    [Theory]
    [InlineData(Fate.Dropped, DeskStatus.Dropped)]
    [InlineData(Fate.Stuck, DeskStatus.Dropped)]
    [InlineData(Fate.Duplicate, DeskStatus.Duplicate)]
    internal void A_ticket_that_is_given_up_is_never_solved(Fate fate, string end) => Each(fate, ticket =>
    {
        Assert.Equal(end, ticket[DeskField.Status]);
        Assert.Equal(0, Reached(ticket, DeskStatus.Solved));
    });

    [Fact]
    public void A_call_by_phone_is_not_acknowledged_and_all_else_is_within_minutes()
    {
        Each(Fate.Plain, ticket => Assert.DoesNotContain(ticket.History.Take(1), IsAutomatic), channel: "phone");
        Each(Fate.Plain, ticket => Assert.True(
            IsAutomatic(ticket.History[0]) && ticket.History[0].At - ticket.CreatedAt < TimeSpan.FromMinutes(2)));
    }

    private void Each(Fate fate, Action<Ticket> expected, string channel = "email")
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var plot = new Plot(Draft(fate, channel), _atlantic, Words.Team(), 1001, new Dice(seed));
            expected(plot.Tell(DateTimeOffset.MaxValue));
        }
    }

    private Draft Draft(Fate fate, string channel) => new()
    {
        Company = _lemarchand,
        At = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero),
        Type = DeskType.Bug,
        Work = DeskWork.Correction,
        Severity = DeskSeverity.Major,
        Module = "Facturation",
        Title = "Facture",
        Channel = channel,
        Requester = _lemarchand.People[0],
        Version = _lemarchand.VersionAfter,
        Fate = fate,
        Delay = 1,
    };

    private static bool IsAutomatic(Entry entry) => entry.Visibility == DeskVisibility.Automatic;

    private static int Reached(Ticket ticket, string status) => Changes(ticket).Count(change => change.New == status);

    private static IEnumerable<(string?, string?)> Of(Ticket ticket, string field) =>
        Changes(ticket).Where(change => change.Field == field).Select(change => (change.Old, change.New));

    private static IEnumerable<Change> Changes(Ticket ticket) => ticket.History.SelectMany(entry => entry.Changes);
}
