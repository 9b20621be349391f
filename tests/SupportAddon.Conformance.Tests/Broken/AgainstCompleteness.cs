using System.Runtime.CompilerServices;
using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

internal sealed class LeavesOutEmptyPages(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    public override async IAsyncEnumerable<TicketPage> ReadAsync(Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in base.ReadAsync(from, ct))
            if (page.Tickets.Count > 0)
                yield return page;
    }
}

internal sealed class LeavesOutClosedTickets(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override IEnumerable<SampleRow> Given(SampleAnswer answer) => base.Given(answer).Where(row => row.Id % 10 != 0);
}

internal sealed class ListsOnePage(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    public override async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in base.ListIdsAsync(ct))
        {
            yield return page with { IsLast = true };
            yield break;
        }
    }
}

internal sealed class GoesOnAfterTheTime(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string Query(string? start, SampleRow? last, int given) =>
        base.Query(last is null ? start : Clock.Show(Clock.Read(last.Updated).AddSeconds(1)), null, given);
}

internal sealed class EndsAtAShortPage(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override bool IsEnd(SampleAnswer answer, int given) => answer.Items!.Count < PageSize;
}

internal sealed class BeginsAfterThePosition(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string? Start(string position) => Clock.Show(Clock.Read(position).AddSeconds(1));
}

/// <summary>Ends at the number of rows there were at the start, and then notes how new the source has become meanwhile.</summary>
internal sealed class MarksWhatItDidNotRead(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    private int? _total;

    protected override bool IsEnd(SampleAnswer answer, int given) => given + PageSize >= (_total ??= answer.Total);

    protected override string Mark(SampleAnswer answer, string reached) => answer.Latest!;
}

/// <summary>Pages by the number of rows to pass over, without a proof that two pages join.</summary>
internal sealed class CountsRows(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string Query(string? start, SampleRow? last, int given) => $"{base.Query(start, null, given)}&offset={given}";
}

internal sealed class MarksTheLatestAtOnce(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string Mark(SampleAnswer answer, string reached) => answer.Latest!;
}

internal sealed class InventsEventIds(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string EventId(SampleRow row) => Guid.NewGuid().ToString();
}

internal sealed class BeginsAfterTheFirstDate(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string? First => Context.Since is { } since ? Clock.Show(since.AddSeconds(1)) : null;
}

internal sealed class MarksEveryPage(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    public override async IAsyncEnumerable<TicketPage> ReadAsync(Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in base.ReadAsync(from, ct))
        {
            yield return page with { IsLast = true };
            yield return page;
        }
    }
}

internal sealed class InventsATicket(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override IEnumerable<SampleRow> Given(SampleAnswer answer) =>
        base.Given(answer).Append(new SampleRow(1000, "Made up", Clock.Show(DateTimeOffset.UnixEpoch)));
}

internal sealed class ListsWhatIsGone(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    public override async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        yield return new IdPage(["2"], IsLast: false);
        await foreach (var page in base.ListIdsAsync(ct))
            yield return page;
    }
}

/// <summary>Takes a ticket that comes again for a repetition, and not for a newer state.</summary>
internal sealed class GivesEachOnce(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    private readonly HashSet<int> _seen = [];

    protected override IEnumerable<SampleRow> Given(SampleAnswer answer) => base.Given(answer).Where(row => _seen.Add(row.Id));
}
