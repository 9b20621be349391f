using System.Net.ServerSentEvents;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Live;

/// <summary>The stream as an open page hears it.</summary>
internal sealed class Stream(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> items) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>From here on nothing is missed.</summary>
    public static async Task<Stream> OpenAsync(Browser browser)
    {
        var answer = await browser.GetAsync("/live");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var items = SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("hello", items.Current.EventType);
        return new(answer, items);
    }

    /// <returns>What is told next of a ticket; null at the stream's end.</returns>
    public Task<string?> NextAsync() => NextAsync("ticket");

    /// <returns>What is told next of any of these kinds; null at the stream's end.</returns>
    public async Task<string?> NextAsync(params string[] kinds)
    {
        while (await items.MoveNextAsync().AsTask().WaitAsync(Patience))
            if (kinds.Contains(items.Current.EventType))
                return items.Current.Data;
        return null;
    }

    public void Dispose() => answer.Dispose();
}
