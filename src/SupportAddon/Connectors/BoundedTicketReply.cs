using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>
/// A plugin's replies, seen from the host's side of the boundary. An exception of the plugin's own means that nothing was
/// written; a plugin that broke, hung or was left behind has said nothing of the kind.
/// </summary>
internal sealed class BoundedTicketReply(ITicketReply replies, ConnectorBoundary boundary) : ITicketReply
{
    public IReadOnlyList<ReplyKind> Replies => boundary.Given(boundary.Run("its replies", () => replies.Replies?.ToList()), "list of replies");

    public async Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct)
    {
        var (outcome, refusal) = await AskAsync(reply, ct);
        return refusal is null ? outcome! : boundary.Run<ReplyOutcome>("a reply", () => throw refusal);
    }

    private async Task<(ReplyOutcome? Outcome, ConnectorException? Refusal)> AskAsync(TicketReply reply, CancellationToken ct)
    {
        try
        {
            var told = await boundary.RunAsync("a reply", stop => TellAsync(reply, stop), ct);
            return told.Refusal is null ? (Masked(boundary.Given(told.Outcome, "outcome of a reply")), null) : told;
        }
        catch (ConnectorException failed)
        {
            return (new(WriteResult.Unknown, Reason: failed.Message), null);
        }
    }

    private async Task<(ReplyOutcome? Outcome, ConnectorException? Refusal)> TellAsync(TicketReply reply, CancellationToken stop)
    {
        try
        {
            return (await replies.ReplyAsync(reply, stop), null);
        }
        catch (ConnectorException refused)
        {
            return (null, refused);
        }
    }

    private ReplyOutcome Masked(ReplyOutcome outcome) => outcome with { Reason = outcome.Reason is null ? null : boundary.Mask(outcome.Reason) };
}
