using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Tickets;

public sealed class DetailRequests
{
    private static string Manifest(string detail = "{path: /tickets/{id}, query: {full: yes}, select: ticket, concurrency: 3}") =>
        Desk.Manifest(more: $"detail: {detail.Replace("/tickets/{id}", "\"/tickets/{id}\"", StringComparison.Ordinal)}");

    [Fact]
    public async Task The_record_by_itself_takes_the_place_of_the_lists()
    {
        await using var server = await TicketServer.StartAsync(rows: 23);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Manifest()));
        Assert.Equal(server.Ids, pulled.Ids);
        Assert.Equal(23, server.Requests.Count(request => request.EndsWith("?full=yes", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, 23), pulled.Tickets.Select(ticket => int.Parse(ticket.Id, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_ticket_that_changes_meanwhile_does_not_carry_the_position_past_others()
    {
        await using var server = await TicketServer.StartAsync(rows: 5);
        server.Instead = http =>
        {
            if (http.Request.Path == "/tickets/2")
                server.Touch(2);
            return Task.FromResult(false);
        };
        var first = await Desk.Connect(server.Url, Manifest()).ReadAsync(null, CancellationToken.None).FirstAsync();
        Assert.Equal("""{"cursor":"2026-09-01T08:00:04"}""", first.Next.Value);
        Assert.Equal(TicketServer.Start.AddSeconds(5), first.Tickets[1].UpdatedAt.UtcDateTime);
    }

    [Fact]
    public async Task No_more_requests_run_at_a_time_than_the_manifest_allows()
    {
        await using var server = await TicketServer.StartAsync(rows: 30);
        int running = 0, most = 0;
        var full = new TaskCompletionSource();
        server.Instead = async http =>
        {
            if (http.Request.Path == "/tickets")
                return false;
            var now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            if (now == 3)
                full.TrySetResult();
            await full.Task.WaitAsync(TimeSpan.FromSeconds(30));
            Interlocked.Decrement(ref running);
            return false;
        };
        await Pulled.FromAsync(Desk.Connect(server.Url, Manifest()));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_ticket_deleted_meanwhile_is_left_out()
    {
        await using var server = await TicketServer.StartAsync(rows: 23);
        server.Instead = http =>
        {
            if (http.Request.Path == "/tickets/5")
                server.Remove(5);
            return Task.FromResult(false);
        };
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Manifest()));
        Assert.Equal(22, server.Rows.Count);
        Assert.Equal(server.Ids, pulled.Ids);
    }

    [Fact]
    public async Task A_ticket_that_is_listed_but_not_found_is_a_failure_and_not_left_out()
    {
        await using var server = await TicketServer.StartAsync(rows: 23);
        server.Instead = async http => http.Request.Path == "/tickets/5" && await Answers.TextAsync(http, 404, "application/json", "");
        var failure = await Refused.ByAsync(FailureKind.NotFound, Desk.Connect(server.Url, Manifest()), "Desk lists ticket 5 but does not find it by itself.");
        Assert.Contains("\"detail\"", failure.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{path: /tickets/{id}, select: issue}", "has nothing at \"issue\" in its own answer")]
    [InlineData("{path: /tickets/1, select: ticket}", "is another record when asked for by itself")]
    [InlineData("{path: '/tickets/{nothing}', select: ticket}", "cannot be asked for by itself")]
    public async Task A_detail_request_that_asks_for_something_else_is_a_failure(string detail, string message)
    {
        await using var server = await TicketServer.StartAsync(rows: 3);
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Manifest(detail)), message);
    }

    [Fact]
    public async Task Cancelling_ends_the_requests_under_way()
    {
        await using var server = await TicketServer.StartAsync(rows: 23);
        using var cancelled = new CancellationTokenSource();
        server.Instead = async http =>
        {
            if (http.Request.Path == "/tickets")
                return false;
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        var reading = Desk.Connect(server.Url, Manifest()).ReadAsync(null, cancelled.Token).FirstAsync(CancellationToken.None).AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(2), TimeProvider.System));
    }
}
