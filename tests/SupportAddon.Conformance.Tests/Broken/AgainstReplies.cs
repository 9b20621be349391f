using System.Text.Json;
using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

internal sealed class ShowsNotesToAll(SampleOptions options, ConnectorContext context) : SampleReply(options, context)
{
    protected override object Message(TicketReply reply) => base.Message(reply with { Kind = ReplyKind.Answer });
}

internal sealed class InventsMessageIds(SampleOptions options, ConnectorContext context) : SampleReply(options, context)
{
    protected override string MessageId(JsonElement message) => "the-message";
}

internal sealed class DropsMarkup(SampleOptions options, ConnectorContext context) : SampleReply(options, context)
{
    protected override object Message(TicketReply reply) => base.Message(reply with { Value = reply.Value!.Replace("<b>", "", StringComparison.Ordinal) });
}

internal sealed class OverwritesOthers(SampleOptions options, ConnectorContext context) : SampleReply(options, context)
{
    protected override bool IsConflict(TicketReply reply, JsonElement ticket) => false;
}

internal sealed class WritesIntoTheVoid(SampleOptions options, ConnectorContext context) : SampleReply(options, context)
{
    public override async Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct) =>
        await base.ReplyAsync(reply, ct) is { Result: not WriteResult.Missing } outcome ? outcome : new ReplyOutcome(WriteResult.Unknown);
}

internal sealed class NamesNoNotes(SampleOptions options, ConnectorContext context) : SampleReply(options, context)
{
    public override IReadOnlyList<ReplyKind> Replies { get; } = [ReplyKind.Answer, ReplyKind.Status];
}

internal sealed class SendsEveryReply(SampleOptions options, ConnectorContext context) : SampleReply(options, context)
{
    public override async Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct)
    {
        await LeaveAsync(reply, ct);
        return new ReplyOutcome(WriteResult.Written);
    }
}
