using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Files;

/// <summary>What was sent is what is there.</summary>
internal sealed class AddedFileIsWhole : Rule<FileBench>
{
    private static readonly string[] Names = ["report.txt", "Größe & Maß (1).pdf", "two words \"quoted\".txt", "東京.png"];

    public override string Promise =>
        "A file that is added is there with its name and its bytes, whatever letters are in the name; to a ticket that does not exist it is Missing, and nothing is written.";

    public override async Task CheckAsync(FileBench bench, CancellationToken ct)
    {
        foreach (var name in Names)
        {
            var (ticket, content) = (await bench.Files.AddTicketAsync(ct), FileBench.Bytes(70_000));
            (await bench.TryAsync(bench.Adding(ticket, name, content), null, "", ct, ct)).MustHaveBeen(WriteResult.Written, "Send it, and look for it in the list.");
            var file = (await bench.Files.FilesAsync(ticket, ct)).SingleOrDefault();
            if (file.Key != name || !file.Value.Span.SequenceEqual(content))
                throw new RuleBrokenException($"The file {name} of {content.Length} bytes is there as {file.Key ?? "nothing"} with {file.Value.Length} bytes.", "Encode the name as the source wants it, and send the content as it is.");
        }
        (await bench.TryAsync(bench.Adding("999999999", "lost.txt", [1]), null, " to a ticket that does not exist", ct, ct))
            .MustHaveBeen(WriteResult.Missing, "Look at the ticket before the write; where there is none, that is Missing.");
    }
}
