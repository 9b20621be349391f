using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Tests.Hostile;

/// <summary>A ticket system over a table that changes, with any faults that it is given.</summary>
internal sealed class HostileSource : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly HostileTable table;
    private readonly Dialect dialect;
    private readonly Place place;

    private HostileSource(WebApplication web, HostileTable table, Dialect dialect, Place place) =>
        (this.web, this.table, this.dialect, this.place) = (web, table, dialect, place);

    public string Address => web.Urls.Single();

    public IReadOnlyList<Fault> Faults { get; set; } = [];

    public static async Task<HostileSource> StartAsync(HostileTable table, Dialect dialect, Place place)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var source = new HostileSource(builder.Build(), table, dialect, place);
        source.web.Run(source.AnswerAsync);
        await source.web.StartAsync();
        return source;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private Task AnswerAsync(HttpContext http) => http.Request.Path == "/me" ? SendAsync(http, """{"name":"tester"}"""u8.ToArray())
        : ListAsync(new(http, http.Request.Query["at"] is [null or "0"] or [] || (dialect.Paging == "page" && http.Request.Query["at"] == "1"))
        {
            Most = int.TryParse(http.Request.Query["limit"], out var limit) ? limit : dialect.PageSize,
        });

    private async Task ListAsync(Asked asked)
    {
        foreach (var fault in Faults)
            fault.Before(asked, table);
        var page = Faults.Aggregate(Page(asked), (given, fault) => fault.Change(asked, given));
        var body = Body(asked, page);
        foreach (var fault in Faults)
            if (await fault.AnswerAsync(asked, body))
                return;
        await SendAsync(asked.Http, body);
    }

    private static async Task SendAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
    }

    private HostilePage Page(Asked asked)
    {
        var from = asked.From is null ? DateTime.MinValue : place.Read(asked.From);
        var rows = asked.IsForIds ? table.Rows : [.. table.Rows.Where(row => row.Updated >= from).OrderBy(row => row.Updated).ThenBy(row => row.Id)];
        if (dialect.Paging == "none")
            return new(rows, rows.Count, null);
        if (dialect.Paging == "page")
            return new([.. rows.Skip((Number(asked.At!) - 1) * dialect.PageSize).Take(dialect.PageSize)], rows.Count, null);
        var rest = dialect.Paging == "keyset" ? [.. rows.Where(row => asked.At is null || IsAfter(row, asked))] : rows;
        var skipped = dialect.Paging == "keyset" || asked.At is null ? 0 : Number(asked.At);
        var given = rest.Skip(skipped).Take(asked.Most).ToList();
        var next = skipped + given.Count;
        return new(given, rest.Count, next < rest.Count ? $"{next}" : null);
    }

    private bool IsAfter(HostileRow row, Asked asked)
    {
        if (asked.IsForIds)
            return row.Id > Number(asked.At!);
        var (time, id) = asked.At!.Split('~') is [var first, var second] ? (place.Read(first), Number(second)) : throw new FormatException(asked.At);
        return row.Updated > time || (row.Updated == time && row.Id > id);
    }

    private byte[] Body(Asked asked, HostilePage page)
    {
        var link = page.Next is null ? null : $"{asked.Http.Request.Path}?at={page.Next}{(asked.From is null ? "" : $"&from={Uri.EscapeDataString(asked.From)}")}";
        if (dialect.Paging == "link-header" && link is not null)
            asked.Http.Response.Headers.Link = $"<{link}>; rel=\"next\"";
        var next = dialect.Paging == "next-link" ? link : dialect.Paging == "token" ? page.Next : null;
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            total = page.Total,
            next,
            tickets = page.Rows.Select(row => new
            {
                id = row.Id, title = row.Title, status = row.Status, created = place.Write(place.Wall(place.Begins)), updated = place.Write(row.Updated),
            }),
        }));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
