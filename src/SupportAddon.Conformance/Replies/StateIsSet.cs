using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Replies;

/// <summary>A state or an assignment is what was asked for, and nobody else's is overwritten.</summary>
internal sealed class StateIsSet : Rule<ReplyBench>
{
    public override string Promise =>
        "A state or assignment is written as asked for where it is the expected one; where it is another by now that is a Conflict, and nothing is sent.";

    public override async Task CheckAsync(ReplyBench bench, CancellationToken ct)
    {
        foreach (var kind in bench.Settings)
        {
            var reply = await bench.PrepareAsync(kind, ct);
            var values = bench.Replies.Values(kind);
            (await bench.ReplyAsync($"A change of {kind}", reply with { Expected = values[0] }, ct)).Tried.MustHaveBeen(WriteResult.Written, "Write it, and read it back.");
            await MustBeAsync(bench, reply, values[1], ct);
            await bench.Replies.ChangeAsync(reply.TicketId, kind, values[2], ct);
            var late = bench.Reply(kind, reply.TicketId) with { Value = values[0], Expected = values[1] };
            (await bench.ReplyAsync($"A change of {kind} that somebody else changed meanwhile", late, ct)).Tried
                .MustHaveBeen(WriteResult.Conflict, "Compare the expected value with the ticket just before the write.");
            await MustBeAsync(bench, reply, values[2], ct);
        }
    }

    private static async Task MustBeAsync(ReplyBench bench, TicketReply reply, string? value, CancellationToken ct)
    {
        var now = await bench.Replies.ValueAsync(reply.TicketId, reply.Kind, ct);
        if (now != value)
            throw new RuleBrokenException($"{reply.Kind} is {now ?? "empty"} where {value ?? "empty"} should be.", "Write the value in the source's words.");
    }
}
