using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>
/// A small help desk on 127.0.0.1 with one table and every way of paging. What happens between two requests is said by
/// the test, so that rows move at the same place each time.
/// </summary>
internal sealed class TicketServer : IAsyncDisposable
{
    public static readonly DateTime Start = new(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc);

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private int _lists;

    private TicketServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public List<Stored> Rows { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Happens before the nth request for a list (from 1) is answered.</summary>
    public Action<int> Before { get; set; } = _ => { };

    /// <summary>The most rows in an answer, whatever was asked for.</summary>
    public int Cap { get; set; } = 1000;

    /// <summary>What it claims as total, given the truth and the number of rows on the page.</summary>
    public Func<int, int, int> Total { get; set; } = (truth, _) => truth;

    /// <summary>How it orders rows of one instant, given the number of the request.</summary>
    public Func<int, Stored, int> Ties { get; set; } = (_, row) => row.Id;

    /// <summary>What follows a page by link, instead of the next page.</summary>
    public Func<string?, string?> Link { get; set; } = link => link;

    /// <summary>The token of the next page, instead of the right one.</summary>
    public Func<string?, string?> Token { get; set; } = token => token;

    /// <summary>Whether a page without rows is answered with 404.</summary>
    public bool NothingIsNotFound { get; set; }

    /// <summary>An answer of the test's own, before any other.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    public static async Task<TicketServer> StartAsync(int rows = 0, int rowsASecond = 1)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new TicketServer(builder.Build());
        server.Rows.AddRange(Enumerable.Range(1, rows).Select(id => new Stored(id, Start.AddSeconds((id - 1) / rowsASecond))));
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public void Touch(int id) => Rows[Rows.FindIndex(row => row.Id == id)] = new Stored(id, Latest.AddSeconds(1));

    public void Add() => Rows.Add(new Stored(Rows.Max(row => row.Id) + 1, Latest.AddSeconds(1)));

    public void Remove(int id) => Rows.RemoveAll(row => row.Id == id);

    public IEnumerable<string> Ids => Rows.Select(row => row.Id.ToString(CultureInfo.InvariantCulture)).Order();

    private DateTime Latest => Rows.Max(row => row.Updated);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        lock (_gate)
            Requests.Add($"{http.Request.Path}{http.Request.QueryString}");
        if (await Instead(http))
            return;
        var answer = http.Request.Path.Value == "/tickets" ? List(http.Request.Query, http.Response.Headers) : One(http.Request.Path.Value!);
        http.Response.StatusCode = answer is null ? 404 : 200;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer?.ToJsonString() ?? """{"error":"No ticket found"}""");
    }

    private JsonObject? One(string path)
    {
        lock (_gate)
            return Rows.Find(row => path == $"/tickets/{row.Id}") is { } row ? new JsonObject { ["ticket"] = Json(row) } : null;
    }

    private JsonObject? List(IQueryCollection query, IHeaderDictionary headers)
    {
        lock (_gate)
        {
            var number = ++_lists;
            Before(number);
            var all = Keyset.After(query["filter"], Sorted(query, number)).ToList();
            var size = Math.Min(Cap, Number(query, "limit") ?? 10);
            var offset = Number(query, "offset") ?? ((Number(query, "page") ?? Number(query, "token") ?? 1) - 1) * size;
            var rows = all.Skip(offset).Take(size).ToList();
            int? next = offset + size < all.Count ? (offset / size) + 2 : null;
            var link = Link(next is null ? null : Next(query, next.Value));
            if (link is not null)
                headers.Link = $"</tickets?sort=none>; title=\"a, rel=next\", <{link}>; rel=\"last next\"";
            return rows.Count == 0 && NothingIsNotFound ? null : new JsonObject
            {
                ["items"] = new JsonArray([.. rows.Select(Json)]),
                ["total"] = Total(all.Count, rows.Count),
                ["next"] = link,
                ["token"] = Token(next?.ToString(CultureInfo.InvariantCulture)),
            };
        }
    }

    private IEnumerable<Stored> Sorted(IQueryCollection query, int number)
    {
        var since = query["since"].FirstOrDefault();
        var rows = since is null ? Rows : Rows.Where(row => row.Updated >= DateTime.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        return query["sort"].FirstOrDefault() switch
        {
            "id" => rows.OrderBy(row => row.Id),
            "newest" => rows.OrderByDescending(row => row.Updated),
            _ => rows.OrderBy(row => row.Updated).ThenBy(row => Ties(number, row)),
        };
    }

    private static JsonObject Json(Stored row) => new()
    {
        ["id"] = row.Id,
        ["title"] = row.Title,
        ["updated"] = row.Updated.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    private static string Next(IQueryCollection query, int page) =>
        "/tickets?" + string.Join('&', query.Where(pair => pair.Key != "page").Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}").Append($"page={page}"));

    private static int? Number(IQueryCollection query, string name) =>
        int.TryParse(query[name].FirstOrDefault(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
