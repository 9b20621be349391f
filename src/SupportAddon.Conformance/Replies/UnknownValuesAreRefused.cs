using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Replies;

/// <summary>A state that the source does not have.</summary>
internal sealed class UnknownValuesAreRefused : Rule<ReplyBench>
{
    public override string Promise =>
        "A state or person that the source does not know, and a kind of reply that the connector does not name, are failures of kind Refused, and nothing is written.";

    public override async Task CheckAsync(ReplyBench bench, CancellationToken ct)
    {
        foreach (var kind in bench.Settings)
        {
            var reply = await bench.PrepareAsync(kind, ct) with { Value = "no such thing 7f3" };
            (await bench.ReplyAsync($"A change of {kind} to something unknown", reply, ct)).Tried
                .MustHaveFailed(FailureKind.Refused, "Tell the source's refusal as a ConnectorException of kind Refused, or look among its values first.");
        }
        foreach (var kind in Enum.GetValues<ReplyKind>().Except(bench.Kinds))
        {
            var reply = new TicketReply { TicketId = await bench.Replies.AddAsync(ct), Kind = kind, Value = "Hello", Marker = "kit-unnamed" };
            (await bench.ReplyAsync($"A reply of kind {kind}, which is not named,", reply, ct)).Tried
                .MustHaveFailed(FailureKind.Refused, "Refuse it, or name it in Replies.");
        }
    }
}
