using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Files;

/// <summary>Half a file that looks like one is worse than none.</summary>
internal sealed class ContentIsWhole : Rule<FileBench>
{
    public override string Promise =>
        "A file's content is what the source holds, byte for byte; one that is cut off is a failure of kind Unreachable and never a shorter file, one that is gone is a failure of kind NotFound.";

    public override async Task CheckAsync(FileBench bench, CancellationToken ct)
    {
        var ticket = await bench.Files.AddTicketAsync(ct);
        var content = FileBench.Bytes(100_000);
        await bench.Files.AddAsync(ticket, "data.bin", content, ct);
        var file = (await bench.Connect().ListAsync(ticket, ct)).Single();
        var read = await bench.ReadAsync(file, ct);
        if (!read.AsSpan().SequenceEqual(content))
            throw new RuleBrokenException($"Of a file of {content.Length} bytes {read.Length} came, and they are not the same.", "Hand the bytes on as they come.");
        bench.Way.Fault = new Trickle(4096, HostsWords.Cut());
        Judge(await Failing.OfAsync(() => bench.ReadAsync(file, ct), "A file that was cut off", ct), FailureKind.Unreachable, "was cut off");
        bench.Way.Fault = null;
        await bench.Files.ClearAsync(ticket, ct);
        Judge(await Failing.OfAsync(() => bench.ReadAsync(file, ct), "A file that is gone", ct), FailureKind.NotFound, "is gone");
    }

    private static void Judge(ConnectorException failure, FailureKind kind, string what)
    {
        if (failure.Kind != kind)
            throw new RuleBrokenException($"A file that {what} was told as {failure.Kind}: {failure.Message}", $"Throw a ConnectorException of kind {kind}.");
    }
}
