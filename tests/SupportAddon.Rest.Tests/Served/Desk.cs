using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>Manifests for the small server, and connectors made of them.</summary>
internal static class Desk
{
    public const string ByOffset = "{type: offset, offset: offset, limit: limit, size: 10}";
    public const string ByNumber = "{type: page, parameter: page}";
    public const string ByLink = "{type: next-link, link: next}";

    public const string ByHeader = "{type: link-header}";
    public const string ByToken = "{type: token, token: token, parameter: token}";
    public const string ByKeyset = $"{{type: keyset, parameter: filter, value: \"{AfterBoth}\", limit: limit, size: 10}}";

    private const string AfterBoth = "((t.tms:>:'{cursor}') or ((t.tms:=:'{cursor}') and (t.rowid:>:{id})))";
    private const string AfterId = "(t.rowid:>:{id})";

    public static readonly string[] Pagings = [ByOffset, ByNumber, ByLink, ByHeader, ByToken, ByKeyset];

    /// <summary>Those that are proved by overlap or by reading again.</summary>
    public static readonly string[] Moving = [ByOffset, ByNumber, ByLink, ByHeader, ByToken];

    public const string Cursor = "cursor: {field: updated, parameter: since, overlap: 0s}";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false });

    public static string Manifest(string paging = ByOffset, string total = "total: total", string cursor = Cursor,
        string auth = "{type: none}", string more = "", string sort = "updated", string errors = "[]") => $$"""
        name: Desk
        auth: {{auth}}
        errors: {{errors}}
        check: {path: /me, show: login}
        tickets:
          path: /tickets
          query: {sort: {{(cursor.Length == 0 && sort == "updated" ? "id" : sort)}}}
          paging: {{(cursor.Length == 0 ? WithoutCursor(paging) : paging)}}
          select: items
          {{total}}
          {{cursor}}
          id: id
          title: title
          createdAt: updated
          updatedAt: updated
          fields: {status: title}
          {{more}}
        ids:
          path: /tickets
          query: {sort: id}
          paging: {{WithoutCursor(paging)}}
          select: items
          {{total}}
          id: id
        """;

    private static string WithoutCursor(string paging) => paging.Replace(AfterBoth, AfterId, StringComparison.Ordinal);

    public static RestConnector Connect(Uri url, string manifest, DateTimeOffset? since = null, string? key = null) =>
        Connect(new RestOptions { BaseUrl = url, ApiKey = key }, manifest, since);

    public static RestConnector Connect(
        RestOptions options, string manifest, DateTimeOffset? since = null, QuickRetry? retry = null, MemoryTokens? tokens = null,
        TimeProvider? time = null)
    {
        var file = ManifestFile.Parse(manifest, "desk.yaml");
        Assert.Empty(file.Mistakes.Select(mistake => mistake.ToString()));
        return RestConnector.Of(file.Manifest!, options, Context(since, retry, tokens, time));
    }

    public static ConnectorContext Context(
        DateTimeOffset? since, QuickRetry? retry = null, MemoryTokens? tokens = null, TimeProvider? time = null) => new()
    {
        Http = Http, Logger = NullLogger.Instance, Since = since, Time = time ?? Clock, Retry = retry ?? new QuickRetry(), Tokens = tokens ?? new MemoryTokens(Clock),
    };

    public static readonly TimeProvider Clock = new FixedTime(TicketServer.Start);

    private sealed class FixedTime(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
