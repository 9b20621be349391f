using SupportAddon.Sdk;

namespace Acme.Desk;

/// <summary>One connection to one desk, and what it can do.</summary>
internal sealed class DeskConnector(DeskOptions options, ConnectorContext context) : IConnector, ITicketSource, ITicketReply
{
    private readonly DeskApi api = new(options, context);

    public ValueMapping Mapping => TicketMapping.Words;

    public IReadOnlyList<ReplyKind> Replies => TicketReplies.Kinds;

    public async Task<ConnectionReport> CheckAsync(CancellationToken ct)
    {
        var steps = new CheckSteps();
        await steps.TryAsync("auth", async () =>
        {
            var user = await api.UserAsync(ct);
            return new CheckStep("auth", CheckOutcome.Passed, $"Signed in as {user.Login}.");
        });
        await steps.TryAsync("sample", async () =>
        {
            var page = await api.PageAsync(since: null, after: null, limit: 1, ct);
            return new CheckStep("sample", CheckOutcome.Passed, page.Count == 0 ? "There is no ticket yet." : "Tickets can be read.");
        });
        return steps.Report;
    }

    public IAsyncEnumerable<TicketPage> ReadAsync(Position? from, CancellationToken ct) =>
        new TicketReading(api, options.PageSize, context.Since).ReadAsync(from, ct);

    public IAsyncEnumerable<IdPage> ListIdsAsync(CancellationToken ct) =>
        new TicketReading(api, options.PageSize, context.Since).ListIdsAsync(ct);

    public Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct) => new TicketReplies(api).ReplyAsync(reply, ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // What the context lent is the host's to dispose.
}
