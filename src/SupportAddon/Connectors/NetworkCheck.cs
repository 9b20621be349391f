using System.Net.Sockets;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>The host's own steps before a connector is asked: name, connection and certificate of each endpoint.</summary>
internal sealed class NetworkCheck(TimeProvider time, TimeSpan limit, NetworkTerms network)
{
    /// <summary>The steps in the order tried; the first that failed is the last.</summary>
    public async Task<IReadOnlyList<CheckStep>> RunAsync(IReadOnlyList<Uri> endpoints, CancellationToken ct)
    {
        var steps = new List<CheckStep>();
        foreach (var endpoint in endpoints.DistinctBy(Origin.Of))
        {
            await foreach (var step in TryAsync(endpoint, ct))
            {
                steps.Add(step);
                if (step.Outcome == CheckOutcome.Failed)
                    return steps;
            }
        }

        return steps;
    }

    private async IAsyncEnumerable<CheckStep> TryAsync(Uri endpoint, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var expiry = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, expiry.Token);
        var proxy = network.Proxy.IsBypassed(endpoint) ? null : network.Proxy.GetProxy(endpoint);
        using var line = new NetworkLine(proxy ?? endpoint, network, time);
        yield return await StepAsync("dns", line.LookUpAsync, proxy ?? endpoint, ct, either.Token);
        var connected = await StepAsync("tcp", line.ConnectAsync, proxy ?? endpoint, ct, either.Token);
        yield return proxy is null ? connected : Through(connected, endpoint);
        if (proxy is null && endpoint.Scheme == Uri.UriSchemeHttps)
            yield return await StepAsync("tls", line.EncryptAsync, endpoint, ct, either.Token);
        if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback)
            yield return new("tls", CheckOutcome.Warning, $"{endpoint.IdnHost} is talked to without encryption.", "Use https where the system offers it.");
    }

    private static async Task<CheckStep> StepAsync(
        string name, Func<CancellationToken, Task<CheckStep>> attempt, Uri endpoint, CancellationToken caller, CancellationToken ct)
    {
        try
        {
            return await attempt(ct);
        }
        catch (Exception e) when (FailureOf(e, endpoint, caller) is { } failure)
        {
            return new(name, CheckOutcome.Failed, failure.Message, failure.Next);
        }
    }

    private static CheckStep Through(CheckStep proxy, Uri endpoint) => proxy with
    {
        Message = $"{proxy.Message} It is the proxy through which {SocketFailures.Place(endpoint)} is reached.",
    };

    private static Failure? FailureOf(Exception e, Uri endpoint, CancellationToken caller) => e switch
    {
        OperationCanceledException => caller.IsCancellationRequested ? null : SocketFailures.ConnectTimeout(endpoint),
        SocketException or IOException or System.Security.Authentication.AuthenticationException => HttpFailures.Of(e, endpoint),
        _ => null,
    };
}
