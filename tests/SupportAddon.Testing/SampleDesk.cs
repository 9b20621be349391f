using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Testing;

/// <summary>
/// A help desk with a key, on 127.0.0.1, that shows times in whole seconds by the clock of its zone (with a Z in UTC, with
/// nothing elsewhere), and sorts and filters by what it shows. Pages go by the number of rows to pass over, or after a row.
/// </summary>
public sealed class SampleDesk : IAsyncDisposable
{
    public const string Key = "k3y+for/the=sample desk";

    private readonly WebApplication _web;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, SampleTicket> _tickets = [];
    private Row[]? _byTime;
    private Row[]? _byId;

    private SampleDesk(WebApplication web) => (_web, Replies) = (web, new SampleReplies(this));

    public Uri Url => new(_web.Urls.Single());

    /// <summary>The most rows in an answer.</summary>
    public int Cap { get; set; } = int.MaxValue;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public SampleReplies Replies { get; }

    public SampleCustomers Customers { get; } = new();

    public static async Task<SampleDesk> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var desk = new SampleDesk(builder.Build());
        desk._web.Run(desk.AnswerAsync);
        await desk._web.StartAsync(ct);
        return desk;
    }

    public IReadOnlyList<string> Add(IReadOnlyList<DateTimeOffset> changedAt) => Change(() =>
    {
        var first = _tickets.Count == 0 ? 1 : _tickets.Keys.Max() + 1;
        for (var n = 0; n < changedAt.Count; n++)
            _tickets[first + n] = new SampleTicket($"Ticket {first + n}", changedAt[n]) { Id = first + n };
        return (string[])[.. Enumerable.Range(first, changedAt.Count).Select(id => id.ToString(CultureInfo.InvariantCulture))];
    });

    public void Set(string id, string title, DateTimeOffset changedAt) => Change(id, ticket => ticket with { Title = title, ChangedAt = changedAt });

    /// <summary>The ticket as it is, or null.</summary>
    public SampleTicket? Find(string id) => Change(() => _tickets.GetValueOrDefault(Number(id)));

    public void Change(string id, Func<SampleTicket, SampleTicket> change) => Change(() => _tickets[Number(id)] = change(_tickets[Number(id)]));

    public void Remove(string id) => Change(() => _tickets.Remove(Number(id)));

    public void UseZone(TimeZoneInfo zone) => Change(() => Zone = zone);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private T Change<T>(Func<T> change)
    {
        lock (_gate)
        {
            _byTime = _byId = null;
            return change();
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var (status, answer) = http.Request.Headers["X-Key"] != Key ? (StatusCodes.Status401Unauthorized, new { error = "Who are you?" })
            : http.Request.Path == "/me" ? (StatusCodes.Status200OK, new { login = "ana" })
            : await Replies.AnswerAsync(http.Request) ?? await Customers.AnswerAsync(http.Request) ?? (StatusCodes.Status200OK, List(http.Request.Query));
        http.Response.StatusCode = status;
        if (answer is ReadOnlyMemory<byte> bytes)
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        else
            await http.Response.WriteAsJsonAsync(answer, http.RequestAborted);
    }

    private object List(IQueryCollection query)
    {
        var (rows, latest) = Sorted(byId: query["sort"] == "id");
        if ((string?)query["since"] is { } since)
            rows = Array.FindAll(rows, row => string.CompareOrdinal(row.Updated, since) >= 0);
        var after = First(rows, (query["afterTime"], Number(query["after"])));
        var page = rows.Skip(after + Number(query["offset"])).Take(Math.Min(Cap, Number(query["limit"])));
        return new { items = page, total = rows.Length - after, latest };
    }

    private (Row[] Rows, string? Latest) Sorted(bool byId)
    {
        lock (_gate)
        {
            _byTime ??= [.. _tickets.Select(Shown).OrderBy(row => row.Updated, StringComparer.Ordinal).ThenBy(row => row.Id)];
            _byId ??= [.. _byTime.OrderBy(row => row.Id)];
            return (byId ? _byId : _byTime, _byTime.LastOrDefault()?.Updated);
        }
    }

    /// <summary>Where the first row after that one is: by time and id, or by id alone.</summary>
    private static int First(Row[] rows, (string? Time, int Id) last)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = last.Time is null ? 0 : string.CompareOrdinal(rows[middle].Updated, last.Time);
            (low, high) = order > 0 || (order == 0 && rows[middle].Id > last.Id) ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    private Row Shown(KeyValuePair<int, SampleTicket> ticket) => new(ticket.Key, ticket.Value.Title,
        TimeZoneInfo.ConvertTime(ticket.Value.ChangedAt, Zone).ToString(Zone == TimeZoneInfo.Utc ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        ticket.Value.Messages.Count == 0 ? null : ticket.Value.Messages);

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record Row(int Id, string Title, string Updated, IReadOnlyList<SampleMessage>? Messages);
}
