using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Replies;

/// <summary>The one mistake that a client never forgets.</summary>
internal sealed class AnswersArePublicAndNotesAreNot : Rule<ReplyBench>
{
    public override string Promise =>
        "Read again as tickets, an answer is a public message and a note an internal one, each under the id that was told, with the text that was sent.";

    public override async Task CheckAsync(ReplyBench bench, CancellationToken ct)
    {
        foreach (var kind in bench.Messages)
        {
            var reply = await bench.PrepareAsync(kind, ct);
            var (tried, outcome) = await bench.ReplyAsync($"A reply of kind {kind}", reply, ct);
            tried.MustHaveBeen(WriteResult.Written, "Write it, and read it back.");
            var message = await PulledAsync(bench, reply, outcome!.EventId, ct);
            var expected = kind == ReplyKind.Answer ? Visibility.Public : Visibility.Internal;
            if (message.Visibility != expected)
                throw new RuleBrokenException($"A reply of kind {kind} came back as a message that is {message.Visibility}.", $"Write it so that the source shows it as {expected}, and read it so.");
        }
    }

    private static async Task<MessagePosted> PulledAsync(ReplyBench bench, TicketReply reply, string? id, CancellationToken ct)
    {
        var read = await Reading.OfAsync(bench.Open<ITicketSource>(), null, ct);
        var messages = read.Tickets[reply.TicketId].Events.OfType<MessagePosted>().ToList();
        var written = messages.Find(message => message.Id == id) ?? (id is null ? messages.Find(message => message.Text.Contains(reply.Value!, StringComparison.Ordinal)) : null);
        return written is not null && written.Text.Contains(reply.Value!, StringComparison.Ordinal) ? written : throw new RuleBrokenException(
            $"A reply of kind {reply.Kind} was told as the message {id ?? "(without an id)"}, and no such message with its text came when the ticket was read.",
            "Tell the id that the message has in the ticket's history, or null.");
    }
}
