using System.Runtime.CompilerServices;

namespace SupportAddon.Sdk;

/// <summary>For connectors that ask more than one question a page: what a page needs besides, such as its tickets' messages.</summary>
public static class Ahead
{
    /// <summary>
    /// The same pages, each asked for while the one before it is worked on, so that with what that asks for two requests
    /// are under way at a time. Never more than one page is held back.
    /// </summary>
    /// <param name="pages">Whatever stops them is thrown where the page that it stopped would have come.</param>
    /// <param name="ct">Ends the asking.</param>
    public static async IAsyncEnumerable<T> AheadAsync<T>(this IAsyncEnumerable<T> pages, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pages);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var source = pages.GetAsyncEnumerator(abandoned.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (await next.ConfigureAwait(false))
            {
                var page = source.Current;
                next = source.MoveNextAsync().AsTask();
                yield return page;
            }
        }
        finally
        {
            // Whoever stops reading in the middle leaves a question behind. Its answer matters to nobody.
            await abandoned.CancelAsync().ConfigureAwait(false);
            await next.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .ConfigureAwait(false);
        }
    }
}
