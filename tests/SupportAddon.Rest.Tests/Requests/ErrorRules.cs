using Microsoft.AspNetCore.Http;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Requests;

public sealed class ErrorRules
{
    private const string Detail = "detail: {path: \"/tickets/{id}\", select: ticket}";

    /// <summary>Reads from a desk whose first answers are the given one.</summary>
    private static async Task<(Pulled Pulled, QuickRetry Retry)> ReadAsync(string errors, int times, Func<HttpContext, Task> wrong)
    {
        await using var server = await TicketServer.StartAsync(rows: 5);
        server.Instead = async http =>
        {
            if (times-- <= 0)
                return false;
            await wrong(http);
            return true;
        };
        var retry = new QuickRetry();
        return (await Pulled.FromAsync(Desk.Connect(new RestOptions { BaseUrl = server.Url }, Desk.Manifest(errors: errors), retry: retry)), retry);
    }

    [Theory]
    [InlineData("[]", 500, "application/json", "")]
    [InlineData("[]", 200, "application/json", "{\"items\":[")]
    [InlineData("[{status: [4xx], action: retry}]", 409, "text/plain", "busy")]
    [InlineData("[{status: [404, 409], contains: BUSY, action: retry}, {status: [409], action: fail}]", 409, "text/plain", "busy")]
    [InlineData("[{status: [200], contains: <title>Maintenance, action: retry}]", 200, "text/html", "<title>Maintenance</title>")]
    [InlineData("[{at: error.code, equals: \"7\", action: retry}]", 200, "application/json", "{\"items\":[],\"error\":{\"code\":7}}")]
    public async Task What_passes_is_tried_again(string errors, int status, string type, string body)
    {
        var (pulled, retry) = await ReadAsync(errors, 2, http => Answers.TextAsync(http, status, type, body));
        Assert.Equal(5, pulled.Tickets.Count);
        Assert.Equal([null, null], retry.Waits);
    }

    [Theory]
    [InlineData("[]", 429, "Retry-After", "90", 90)]
    [InlineData("[]", 503, "Retry-After", "Tue, 01 Sep 2026 08:01:30 GMT", 90)]
    [InlineData("[]", 429, "Retry-After", "Tue, 01 Sep 2026 07:00:00 GMT", 0)]
    [InlineData("[{status: [403], action: wait}]", 403, "Retry-After", "7", 7)]
    [InlineData("[{status: [403], action: wait, header: X-Reset, format: seconds}]", 403, "X-Reset", "12", 12)]
    [InlineData("[{status: [403], action: wait, header: X-Reset, format: unix}]", 403, "X-Reset", "1788249630", 30)]
    [InlineData("[{status: [403], action: wait, header: X-Reset}]", 403, "X-Reset", "soon", null)]
    public async Task What_asks_to_be_left_alone_is_left_alone_that_long(string errors, int status, string header, string value, int? seconds)
    {
        var (pulled, retry) = await ReadAsync(errors, 1, http =>
        {
            http.Response.Headers.Date = "Tue, 01 Sep 2026 08:00:00 GMT";
            http.Response.Headers[header] = value;
            return Answers.TextAsync(http, status, "text/plain", "");
        });
        Assert.Equal(5, pulled.Tickets.Count);
        Assert.Equal([seconds is null ? null : TimeSpan.FromSeconds(seconds.Value)], retry.Waits);
    }

    [Fact]
    public async Task A_failure_has_the_manifests_own_words()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(
            "[{status: [200], at: error, action: fail, message: The licence has ended., next: Renew it.}]", 99,
            http => Answers.JsonAsync(http, """{"error":"x","items":[]}""")));
        Assert.Equal((FailureKind.Refused, "The licence has ended.", "Renew it."), (failure.Kind, failure.Message, failure.Next));
    }

    [Theory]
    [InlineData("[{status: [500], action: fail}]", FailureKind.Refused, "Desk says that GET /tickets failed (500)")]
    [InlineData("[{status: [500], action: wait}]", FailureKind.RateLimited, "Desk says that GET /tickets failed (500)")]
    [InlineData("[{status: [500], action: ignore}]", FailureKind.Broken, "failed on its side (500)")]
    [InlineData("[{status: [501, 4xx], action: fail}]", FailureKind.Broken, "failed on its side (500)")]
    public async Task A_list_is_never_ignored_and_a_rule_for_others_is_none(string errors, FailureKind kind, string message)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(errors, 99, http => Answers.TextAsync(http, 500, "text/plain", "")));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_says_error_in_a_success_is_not_ignored_either()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync("[{at: error, action: ignore}]", 99,
            http => Answers.JsonAsync(http, """{"error":"x","items":[]}""")));
        Assert.Equal(FailureKind.Refused, failure.Kind);
    }

    [Fact]
    public async Task A_ticket_refused_by_itself_comes_from_the_list_and_is_counted()
    {
        await using var server = await TicketServer.StartAsync(rows: 5);
        server.Instead = async http => http.Request.Path.Value is "/tickets/2" or "/tickets/4"
            && await Answers.TextAsync(http, 403, "application/json", "{\"error\":\"secret\"}");
        var manifest = Desk.Manifest(more: Detail, errors: "[{status: [403], action: ignore}]");
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, manifest));
        Assert.Equal(server.Ids, pulled.Ids);
        Assert.Equal(2, pulled.Pages.Sum(page => page.Ignored));
        Assert.Matches("^Desk says that GET /tickets/[24] failed \\(403\\): ", pulled.Pages[0].LastIgnored);
    }

    [Fact]
    public async Task A_lookup_that_is_refused_leaves_its_labels_out_and_is_counted()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => http.Request.Path == "/states" ? Answers.TextAsync(http, 402, "text/plain", "pay")
            : Answers.JsonAsync(http, """{"items":[{"id":1,"title":"x","updated":"2026-09-01T08:00:00Z","log":[{"no":1,"at":"2026-09-01T08:00:00Z","what":"state","was":1,"is":2}]}]}""");
        var manifest = Desk.Manifest("{type: none}", total: "", errors: "[{status: [402], action: ignore}]", more:
            "history: {select: log, id: no, at: at, changes: {name: what, from: was, to: is, fields: {state: {fields: [status], lookup: states}}}}")
            + "\nlookups: {states: [{path: /states, select: list, id: id, label: name}]}";
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, manifest));
        Assert.Equal("#2", Assert.IsType<FieldChanged>(pulled.Tickets[0].Events[0]).To);
        Assert.Equal(1, pulled.Pages[0].Ignored);
    }

    [Fact]
    public async Task The_size_of_a_page_is_limited_as_the_manifest_says()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.JsonAsync(http, $$"""{"items":[],"pad":"{{new string('x', 2_000_000)}}"}""");
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(total: "") + "\nlimits: {page: 1 MB}"), "larger than 1 MB");
        Assert.Empty((await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(total: "") + "\nlimits: {page: 2 MB}"))).Tickets);
    }
}
