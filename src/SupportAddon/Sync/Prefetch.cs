using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SupportAddon.Sync;

/// <summary>Reads the next page while the one before it is being stored: never more than one ahead.</summary>
internal static class Prefetch
{
    public static async IAsyncEnumerable<T> OneAhead<T>(IAsyncEnumerable<T> pages, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var channel = Channel.CreateBounded<T>(1);
        var reading = ReadAsync(pages, channel.Writer, stop.Token);
        try
        {
            await foreach (var page in channel.Reader.ReadAllAsync(ct))
                yield return page;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> pages, ChannelWriter<T> writer, CancellationToken ct)
    {
        try
        {
            await foreach (var page in pages.WithCancellation(ct))
                await writer.WriteAsync(page, ct);
            writer.Complete();
        }
#pragma warning disable CA1031 // Whatever the connector throws is handed to whoever reads the pages.
        catch (Exception e)
#pragma warning restore CA1031
        {
            writer.Complete(e);
        }
    }
}
