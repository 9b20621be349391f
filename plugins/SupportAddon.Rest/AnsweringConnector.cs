using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Replies;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>One connection to an API whose manifest says how replies are written: what a connector can do is told by what it implements.</summary>
internal class AnsweringConnector(Manifest manifest, RestOptions options, ConnectorContext context) : RestConnector(manifest, options, context), ITicketReply
{
    public IReadOnlyList<ReplyKind> Replies { get; } = [.. manifest.Replies.Keys.Order()];

    public Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct) => new TicketReplies(Manifest, Exchange).ReplyAsync(reply, ct);
}
