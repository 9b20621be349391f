using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Replies;

/// <summary>Somebody deleted it since.</summary>
internal sealed class UnknownTicketIsMissing : Rule<ReplyBench>
{
    public override string Promise => "A reply of any kind to a ticket that does not exist is Missing, and nothing is written.";

    public override async Task CheckAsync(ReplyBench bench, CancellationToken ct)
    {
        foreach (var kind in bench.Kinds)
        {
            var reply = await bench.PrepareAsync(kind, ct);
            await bench.Replies.DeleteAsync(reply.TicketId, ct);
            (await bench.ReplyAsync($"A reply of kind {kind} to a ticket that is gone", reply, ct)).Tried
                .MustHaveBeen(WriteResult.Missing, "Look at the ticket before the write; where there is none, that is Missing.");
        }
    }
}
