namespace SupportAddon.Connectors.Http;

/// <summary>A body whose opening was already read: first that again, then the rest as it comes.</summary>
internal sealed class ReplayedBody(ReadOnlyMemory<byte> opening, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> left = opening;

    public override int Read(byte[] buffer, int offset, int count) =>
        left.IsEmpty ? rest.Read(buffer, offset, count) : Replay(buffer.AsMemory(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        left.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : new(Replay(buffer));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }

    private int Replay(Memory<byte> buffer)
    {
        var count = Math.Min(buffer.Length, left.Length);
        left[..count].CopyTo(buffer);
        left = left[count..];
        return count;
    }
}
