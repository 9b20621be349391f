using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Files;

/// <summary>Which files a ticket has.</summary>
internal sealed class FilesAreListed : Rule<FileBench>
{
    private static readonly (string Name, int Length)[] Some = [("photo.png", 3000), ("Größe & Maß (1).txt", 10), ("photo.png", 20), ("empty.txt", 0)];

    public override string Promise => "The files of a ticket are listed, the oldest first, with name and size, equal names and empty files too; of no other ticket, and none where there are none.";

    public override async Task CheckAsync(FileBench bench, CancellationToken ct)
    {
        var (ticket, other) = (await bench.Files.AddTicketAsync(ct), await bench.Files.AddTicketAsync(ct));
        foreach (var (name, length) in Some)
            await bench.Files.AddAsync(ticket, name, FileBench.Bytes(length), ct);
        var listed = await bench.Connect().ListAsync(ticket, ct);
        if (!listed.Select(file => (file.Name, (int)file.Length)).SequenceEqual(Some))
            throw new RuleBrokenException($"The list of files is {string.Join(", ", listed.Select(file => $"{file.Name} ({file.Length} bytes)"))}.",
                "Give every file, the oldest first, with the name and the size that the source says.");
        if (listed.DistinctBy(file => file.Id).Count() != listed.Count)
            throw new RuleBrokenException("Two files have one id.", "Give each file the source's own stable id.");
        if (await bench.Connect().ListAsync(other, ct) is [var wrong, ..])
            throw new RuleBrokenException($"The file {wrong.Name} was listed for a ticket that has none.", "Ask for the files of that ticket only.");
    }
}
