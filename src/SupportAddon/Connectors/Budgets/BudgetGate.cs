using System.Net;
using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Connectors.Budgets;

/// <summary>
/// Every request, a redirect and a repetition too, waits here for its turn at its host. The turn ends where the answer
/// begins, so that a connector that forgets an answer does not shut the host to others.
/// </summary>
internal sealed class BudgetGate : AsyncOnlyHandler
{
    private readonly IReadOnlyList<HostBudget> joined;
    private readonly BudgetTerms terms;
    private readonly TimeProvider time;

    public BudgetGate(IReadOnlyList<Uri> endpoints, BudgetTerms terms, TimeProvider time)
    {
        (this.terms, this.time) = (terms, time);
        joined = terms.Rate is null ? [] : [.. endpoints.Select(Origin.Of).Distinct().Select(terms.Hosts.Of)];
        foreach (var budget in joined)
            budget.Join(terms.Rate!.Value);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = Origin.Of(request.RequestUri!);
        var budget = terms.Hosts.Of(host);
        var slots = budget.Slots(terms.Purpose);
        await EnterAsync(host, budget, slots, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            Obey(host, budget, response);
            return response;
        }
        finally
        {
            slots.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var budget in joined)
                budget.Leave(terms.Rate!.Value);
        base.Dispose(disposing);
    }

    private async Task EnterAsync(Origin host, HostBudget budget, SemaphoreSlim slots, CancellationToken ct)
    {
        using var hold = terms.Pulse.Hold(); // waiting here is the host's doing, not the plugin's
        if (!slots.Wait(0, ct))
        {
            terms.Logger.LogDebug("Waiting for another request to {Host} to end", host);
            await slots.WaitAsync(ct);
        }

        try
        {
            await WaitAsync(host, budget, ct);
        }
        catch
        {
            slots.Release();
            throw;
        }
    }

    private async Task WaitAsync(Origin host, HostBudget budget, CancellationToken ct)
    {
        do
        {
            var wait = budget.Reserve(terms.Purpose);
            if (wait <= TimeSpan.Zero)
                continue;
            terms.Logger.Log(wait < TimeSpan.FromSeconds(1) ? LogLevel.Debug : LogLevel.Information,
                "Waiting {Seconds} s for the next turn at {Host}", Math.Round(wait.TotalSeconds, 1), host);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, ct);
        }
        while (budget.IsPaused(terms.Purpose));
    }

    private void Obey(Origin host, HostBudget budget, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            || Wish(response) is not { } asked || asked <= TimeSpan.Zero)
            return;
        terms.Logger.LogInformation("{Host} asks to be left alone for {Seconds} s", host, Math.Round(asked.TotalSeconds));
        budget.Pause(asked);
    }

    private TimeSpan? Wish(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
}
