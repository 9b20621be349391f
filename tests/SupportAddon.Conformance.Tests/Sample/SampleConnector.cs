using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>
/// A small connector that is right. Each decision it takes is a method of its own, so that a broken one is this one with
/// one decision taken wrongly. Its position is the latest time given, as the desk shows it.
/// </summary>
internal class SampleConnector(SampleOptions options, ConnectorContext context) : IConnector, ITicketSource
{
    protected const int PageSize = 50;

    private readonly SampleClock _clock = new(options.Zone);

    public ValueMapping Mapping => ValueMapping.Empty;

    protected ConnectorContext Context => context;

    protected SampleOptions Options => options;

    protected SampleClock Clock => _clock;

    public virtual async Task<ConnectionReport> CheckAsync(CancellationToken ct)
    {
        try
        {
            await AskAsync("/tickets?limit=1", ct);
            return new ConnectionReport([new CheckStep("sample", CheckOutcome.Passed, "Tickets can be read.")]);
        }
        catch (ConnectorException failure)
        {
            return new ConnectionReport([new CheckStep("sample", CheckOutcome.Failed, failure.Message, failure.Next)]);
        }
    }

    public virtual async IAsyncEnumerable<TicketPage> ReadAsync(Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        var (start, reached, given) = (from is null ? First : Start(from.Value), from?.Value ?? "", 0);
        SampleRow? last = null;
        for (var isEnd = false; !isEnd; given += PageSize)
        {
            var answer = await AskAsync(Query(start, last, given), ct);
            isEnd = IsEnd(answer, given);
            reached = Mark(answer, reached);
            last = answer.Items is [.., var row] ? row : last;
            yield return new TicketPage { Tickets = [.. Given(answer).Select(Ticket)], Next = new Position(reached), IsLast = isEnd };
        }
    }

    public virtual async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var (last, isEnd) = (0, false); !isEnd;)
        {
            var rows = (await AskAsync($"/tickets?sort=id&limit={PageSize}&after={last}{Since(First)}", ct)).Items!;
            isEnd = rows.Count == 0;
            last = isEnd ? last : rows[^1].Id;
            yield return new IdPage([.. rows.Select(row => Text(row.Id))], isEnd);
        }
    }

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected virtual string? First => context.Since is { } since ? _clock.Show(since) : null;

    protected virtual string? Start(string position) => position.Length == 0 ? First : _clock.BeforeAnyRepeatOf(position);

    protected virtual string Query(string? start, SampleRow? last, int given) =>
        $"/tickets?limit={PageSize}{Since(start)}{(last is null ? "" : $"&afterTime={last.Updated}&after={last.Id}")}";

    protected virtual bool IsEnd(SampleAnswer answer, int given) => answer.Items!.Count == 0;

    protected virtual string Mark(SampleAnswer answer, string reached) =>
        answer.Items is [.., var last] && string.CompareOrdinal(last.Updated, reached) > 0 ? last.Updated : reached;

    protected virtual IEnumerable<SampleRow> Given(SampleAnswer answer) => answer.Items!;

    protected virtual DateTimeOffset Instant(string shown) => _clock.Read(shown);

    protected virtual string EventId(SampleRow row) => $"opened-{row.Id}";

    protected virtual SourceTicket Ticket(SampleRow row) => new()
    {
        Id = Text(row.Id),
        Title = row.Title,
        CreatedAt = Instant(row.Updated),
        UpdatedAt = Instant(row.Updated),
        Fields = new Dictionary<string, string?> { [TicketFields.Status] = "open" },
        Events = [new MessagePosted { Id = EventId(row), OccurredAt = Instant(row.Updated), Text = row.Title, Visibility = Visibility.Public }, .. Written(row)],
        Raw = JsonSerializer.Serialize(row),
    };

    protected virtual IEnumerable<SourceEvent> Written(SampleRow row) => [];

    protected virtual Task<SampleAnswer> AskAsync(string path, CancellationToken ct) =>
        context.Retry.RunAsync(stop => SampleRequest.SendAsync(context.Http, options, path, Parse, stop), ct);

    protected virtual SampleAnswer Parse(string json) => SampleRequest.Parse(json);

    protected static string Since(string? start) => start is null ? "" : $"&since={start}";

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
