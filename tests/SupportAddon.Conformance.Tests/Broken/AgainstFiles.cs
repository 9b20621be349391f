using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

internal sealed class ListsEachNameOnce(SampleOptions options, ConnectorContext context) : SampleFiles(options, context)
{
    public override async Task<IReadOnlyList<Attachment>> ListAsync(string ticketId, CancellationToken ct) =>
        [.. (await base.ListAsync(ticketId, ct)).DistinctBy(file => file.Name)];
}

/// <summary>Takes the end of a connection for the end of a file.</summary>
internal sealed class TakesACutForTheEnd(SampleOptions options, ConnectorContext context) : SampleFiles(options, context)
{
    public override async Task<Stream> OpenAsync(Attachment attachment, CancellationToken ct)
    {
        var read = new MemoryStream();
        try
        {
            await using var content = await base.OpenAsync(attachment, ct);
            await content.CopyToAsync(read, ct);
        }
        catch (ConnectorException failure) when (failure.Kind == FailureKind.Unreachable)
        {
        }
        read.Position = 0;
        return read;
    }
}

internal sealed class GivesTheFirstPiece(SampleOptions options, ConnectorContext context) : SampleFiles(options, context)
{
    public override async Task<Stream> OpenAsync(Attachment attachment, CancellationToken ct)
    {
        await using var content = await base.OpenAsync(attachment, ct);
        var piece = new byte[1024];
        return new MemoryStream(piece, 0, await content.ReadAsync(piece, ct));
    }
}

internal sealed class DropsStrangeLetters(SampleOptions options, ConnectorContext context) : SampleFiles(options, context)
{
    protected override Task LeaveAsync(NewAttachment file, byte[] content, CancellationToken ct) =>
        base.LeaveAsync(file with { Name = string.Concat(file.Name.Where(char.IsAscii)) }, content, ct);
}

internal sealed class SendsEveryFile(SampleOptions options, ConnectorContext context) : SampleFiles(options, context)
{
    public override async Task<ReplyOutcome> AddAsync(NewAttachment file, Stream content, CancellationToken ct)
    {
        await LeaveAsync(file, [], ct);
        return new ReplyOutcome(WriteResult.Written);
    }
}
