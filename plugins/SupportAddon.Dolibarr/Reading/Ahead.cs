using System.Runtime.CompilerServices;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>The next page is asked for while this one is worked on: with what that asks for, two requests at a time.</summary>
internal static class Ahead
{
    public static async IAsyncEnumerable<T> AheadAsync<T>(this IAsyncEnumerable<T> pages, [EnumeratorCancellation] CancellationToken ct)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var source = pages.GetAsyncEnumerator(abandoned.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (await next)
            {
                var page = source.Current;
                next = source.MoveNextAsync().AsTask();
                yield return page;
            }
        }
        finally
        {
            // Whoever stops reading in the middle leaves a question behind. Its answer matters to nobody.
            await abandoned.CancelAsync();
            await next.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
