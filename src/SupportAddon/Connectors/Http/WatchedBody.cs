namespace SupportAddon.Connectors.Http;

/// <summary>The body of an answer. What breaks while it is read is told in the integrator's words too.</summary>
internal sealed class WatchedBody(Stream inner, RequestWatch watch) : ReadOnlyStream
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            var read = inner.Read(buffer, offset, count);
            watch.Beat();
            return read;
        }
        catch (Exception e) when (watch.Translate(e, CancellationToken.None) is { } failure)
        {
            throw failure;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Expired);
        try
        {
            var count = await inner.ReadAsync(buffer, either.Token);
            watch.Beat();
            return count;
        }
        catch (Exception e) when (watch.Translate(e, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            watch.Dispose();
        }

        base.Dispose(disposing);
    }
}
