using SupportAddon.Demo;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

/// <summary>What happened to one company's tickets in the last full quarter, counted from their histories.</summary>
internal sealed class Quarter(Chronicle story, string company, DateTimeOffset now)
{
    private readonly (DateTimeOffset From, DateTimeOffset To) _span = Told.LastFullQuarter(now);

    public int Created => story.Tickets.Count(ticket =>
        Inside(ticket.CreatedAt) && ticket.StateAt(ticket.CreatedAt)![DeskField.Company] == company);

    public int Solved => Own(DeskField.Status).Count(change => change.New == DeskStatus.Solved);

    public int Closed => Own(DeskField.Status).Count(change => change.New == DeskStatus.Closed);

    public int Reopened => Own(DeskField.Status)
        .Count(change => change.Old is DeskStatus.Solved or DeskStatus.Closed && change.New == DeskStatus.Working);

    public int Cancelled => Own(DeskField.Status)
        .Count(change => change.New is DeskStatus.Dropped or DeskStatus.Duplicate);

    public int Retyped => Own(DeskField.Type).Count();

    public int Transferred => All(DeskField.Company)
        .Count(each => each.Change.Old == company || each.Change.New == company);

    private IEnumerable<Change> Own(string field) =>
        All(field).Where(each => each.Company == company).Select(each => each.Change);

    private IEnumerable<(string? Company, Change Change)> All(string field) =>
        from ticket in story.Tickets
        from entry in ticket.History
        where Inside(entry.At)
        from change in entry.Changes
        where change.Field == field
        select (ticket.StateAt(entry.At)![DeskField.Company], change);

    private bool Inside(DateTimeOffset instant) => instant >= _span.From && instant < _span.To;
}
