using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>Files of tickets, connectors that read and add them, and what is really in them.</summary>
internal sealed class FileBench(AttachmentsUnderTest files) : WritingBench(files)
{
    private int _markers;

    public AttachmentsUnderTest Files => files;

    public override IReadOnlyList<Func<CancellationToken, Task<Deed>>> Deeds =>
        [async ct => Adding(await files.AddTicketAsync(ct), "report.txt", Bytes(1000))];

    public IAttachments Connect() => Open<IAttachments>();

    public override Task<int> WritesAsync(CancellationToken ct) => files.WritesAsync(ct);

    /// <summary>Bytes of every value, zero and line ends among them.</summary>
    public static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(n => (byte)(n * 7))];

    public Deed Adding(string ticket, string name, byte[] content)
    {
        var file = new NewAttachment { TicketId = ticket, Name = name, MediaType = "application/octet-stream", Length = content.Length, Marker = $"kit-{++_markers}" };
        return new Deed($"Adding the file {name}", async (connector, ct) =>
        {
            using var once = new MemoryStream(content, writable: false);
            var outcome = await ((IAttachments)connector).AddAsync(file, once, ct);
            return new Told(outcome.Result, outcome.Reason);
        });
    }

    /// <summary>The content as the connector gives it.</summary>
    public async Task<byte[]> ReadAsync(Attachment attachment, CancellationToken ct)
    {
        await using var content = await Connect().OpenAsync(attachment, ct);
        using var read = new MemoryStream();
        await content.CopyToAsync(read, ct);
        return read.ToArray();
    }
}
