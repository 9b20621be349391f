using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SupportAddon.Sync;

/// <summary>Reads and prepares the next page while the one before it is being stored: never more than one ahead.</summary>
internal static class Prefetch
{
    public static async IAsyncEnumerable<TPrepared> OneAhead<T, TPrepared>(
        IAsyncEnumerable<T> pages, Func<T, TPrepared> prepare, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var channel = Channel.CreateBounded<TPrepared>(1);
        var reading = ReadAsync(pages, prepare, channel.Writer, stop.Token);
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

    private static async Task ReadAsync<T, TPrepared>(
        IAsyncEnumerable<T> pages, Func<T, TPrepared> prepare, ChannelWriter<TPrepared> writer, CancellationToken ct)
    {
        try
        {
            await foreach (var page in pages.WithCancellation(ct))
                await writer.WriteAsync(prepare(page), ct);
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
