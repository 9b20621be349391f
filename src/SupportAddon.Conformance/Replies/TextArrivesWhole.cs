using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Replies;

/// <summary>A reply is plain text, and many systems keep markup.</summary>
internal sealed class TextArrivesWhole : Rule<ReplyBench>
{
    private static readonly string[] Texts =
    [
        "Ærøskøbing, ł Žižkov 東京 🧾", "O'Brien \"& Söhne\" \\ co;--", "a < b and <b>c</b> & d &amp; e", "100% {{sure}} ${now}",
        "First line\nsecond line\n\nand a last one", new string('x', 4000),
    ];

    public override string Promise => "A message reads as it was written, whatever letters, markup and lines are in it, and nothing of it is taken for markup.";

    public override async Task CheckAsync(ReplyBench bench, CancellationToken ct)
    {
        foreach (var kind in bench.Messages)
            foreach (var text in Texts)
            {
                var reply = await bench.PrepareAsync(kind, ct) with { Value = text };
                (await bench.ReplyAsync($"A reply of kind {kind}", reply, ct)).Tried.MustHaveBeen(WriteResult.Written, "Turn the text into what the source keeps.");
                var read = string.Join('\n', await bench.Replies.MessagesAsync(reply.TicketId, ct));
                if (!Words(read).Contains(Words(text), StringComparison.Ordinal))
                    throw new RuleBrokenException($"A reply of kind {kind} with the text \"{Start(text)}\" reads \"{Start(read)}\".", "Escape what the source takes for markup.");
            }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Start(string text) => text.Length > 80 ? $"{text[..80]} ..." : text;
}
