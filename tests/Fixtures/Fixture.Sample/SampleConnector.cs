using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SupportAddon.Sdk;

namespace Fixture.Sample;

internal sealed class SampleConnector(SampleOptions options, ConnectorContext context) : IConnector, ITicketSource
{
    public ValueMapping Mapping => ValueMapping.Empty;

    public async Task<ConnectionReport> CheckAsync(CancellationToken ct)
    {
        if (options.Behaviour == "throw-in-check")
            throw new PrivateException($"lost with {options.ApiKey}");
        if (options.Behaviour == "hang-in-check")
            await new TaskCompletionSource().Task;
        using var response = await context.Http.GetAsync(new Uri(options.Url, $"who?key={options.ApiKey}"), ct);
        context.Logger.LogInformation("Asked with {Key}", options.ApiKey);
        var outcome = response.IsSuccessStatusCode ? CheckOutcome.Passed : CheckOutcome.Failed;
        return new([new CheckStep("auth", outcome, $"{(int)response.StatusCode} for {options.ApiKey}.", $"Look at {options.ApiKey}.")]);
    }

    public async IAsyncEnumerable<TicketPage> ReadAsync(Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        var answer = await context.Retry.RunAsync(AskAsync, ct);
        yield return new TicketPage { Tickets = [], Next = new Position(answer.Text), IsLast = options.Behaviour != "throw-in-page" };
        if (options.Behaviour == "throw-in-page")
            throw new ConnectorException(FailureKind.Refused, $"no to {options.ApiKey}", $"change {options.ApiKey}", new PrivateException(options.ApiKey));
    }

    private async Task<Answer> AskAsync(CancellationToken ct) => options.Behaviour switch
    {
        "busy-an-hour" => throw new ConnectorException(FailureKind.RateLimited, "Busy.", "Wait.") { RetryAfter = TimeSpan.FromHours(1) },
        "busy-a-minute" => throw new ConnectorException(FailureKind.RateLimited, "Busy.", "Wait.") { RetryAfter = TimeSpan.FromMinutes(1) },
        _ => new(await context.Http.GetStringAsync(new Uri(options.Url, "tickets"), ct)),
    };

    public async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        yield return new IdPage([context.Since?.ToString("O") ?? "everything"], IsLast: true);
    }

    public ValueTask DisposeAsync() =>
        options.Behaviour == "throw-on-dispose" ? throw new PrivateException($"stuck with {options.ApiKey}") : ValueTask.CompletedTask;
}

/// <summary>A type of the plugin's own inside the host's retry: it must not keep the plugin in memory.</summary>
internal sealed record Answer(string Text);

internal sealed class PrivateException(string message) : Exception(message);
