using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Live;

/// <summary>
/// Tells an open page what has changed: <c>hello</c> when nothing will be missed from now on, <c>ticket</c> with our number of
/// one (0 for many), <c>correction</c> with what it is and its number, <c>health</c> with our number of a probe, <c>still</c> when
/// nothing happens.
/// </summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan Return = TimeSpan.FromSeconds(1);

    public static void MapLive(this IEndpointRouteBuilder site) =>
        site.MapGet("/live", Tell).RequirePermission(Permission.ViewTickets).ExcludeFromDescription();

    private static ServerSentEventsResult<string> Tell(HttpContext context, News news, Callers callers, Settings settings, CancellationToken ct) =>
        TypedResults.ServerSentEvents(TellAsync(news, () => callers.OfRequestAsync(context.Request, settings.Proxy, ct), ct));

    private static async IAsyncEnumerable<SseItem<string>> TellAsync(News news, Func<Task<Caller?>> who, [EnumeratorCancellation] CancellationToken ct)
    {
        var greeted = false;
        await foreach (var changes in news.HearAsync(ct))
        {
            // The page may have been open for hours: who has been locked out, or sees less than before, hears no more of it.
            if (await who() is not { } caller || !caller.May(Permission.ViewTickets))
                yield break;
            if (changes.Count == 0)
                yield return new("", greeted ? "still" : "hello") { ReconnectionInterval = Return };
            greeted = true;
            foreach (var (about, which) in changes.Where(change => caller.Sees(change.ClientId) && caller.May(change.Needs)).Distinct().Select(change => change.Told))
                yield return new(which, about);
        }
    }
}
