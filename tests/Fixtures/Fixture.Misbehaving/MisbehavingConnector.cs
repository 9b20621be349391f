using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SupportAddon.Sdk;

namespace Fixture.Misbehaving;

internal sealed class MisbehavingConnector(MisbehavingOptions options, ConnectorContext context) : IConnector, ITicketSource
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ValueMapping Mapping => options.Mode == "no-mapping" ? null! : ValueMapping.Empty;

    public Task<ConnectionReport> CheckAsync(CancellationToken ct) => options.Mode switch
    {
        "throws-in-its-check" => throw new InvalidOperationException($"lost {options.ApiKey}"),
        "no-report" => Task.FromResult<ConnectionReport>(null!),
        _ => Task.FromResult(new ConnectionReport([new("auth", CheckOutcome.Passed, "Signed in.")])),
    };

    public async IAsyncEnumerable<TicketPage> ReadAsync(Position? from, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return Page(false, Ticket("1"));
        await MisbehaveAsync(ct);
        yield return options.Mode switch
        {
            "no-page" => null!,
            "no-tickets" => new() { Tickets = null!, Next = new("2") },
            "no-ticket" => Page(true, [null!]),
            "the-same-ticket-twice" => Page(true, Ticket("2"), Ticket("2")),
            "a-huge-id" => Page(true, Ticket(new string('9', 100_000))),
            "a-huge-page" => Page(true, [.. Enumerable.Range(0, 100_000).Select(number => Ticket($"{number}"))]),
            _ => Page(true, Ticket("2")),
        };
    }

    public async IAsyncEnumerable<IdPage> ListIdsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        yield return options.Mode switch
        {
            "no-ids" => new(null!, true),
            "a-huge-id-listed" => new([new string('9', 100_000)], true),
            _ => new(["1", "2"], true),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (options.Mode == "never-lets-go")
            await HangAsync(CancellationToken.None);
    }

    private async Task MisbehaveAsync(CancellationToken ct)
    {
        switch (options.Mode)
        {
            case "throws-in-the-middle": throw new InvalidOperationException($"lost {options.ApiKey}");
            case "never-returns": await HangAsync(CancellationToken.None); break;
            case "waits-and-obeys": await HangAsync(ct); break;
            case "blocks-its-thread":
                context.Logger.LogInformation("Here it hangs");
                new ManualResetEventSlim().Wait(CancellationToken.None);
                break;
            case "calls-another-host": await context.Http.GetStringAsync(new Uri($"http://elsewhere.example/?key={options.ApiKey}"), ct); break;
            case "tells-its-secret":
                context.Logger.LogError(new InvalidOperationException(options.ApiKey), "With {Key}", options.ApiKey);
                throw new ConnectorException(FailureKind.Refused, $"no to {options.ApiKey}", $"change {options.ApiKey}");
            default: break;
        }
    }

    private Task HangAsync(CancellationToken ct)
    {
        context.Logger.LogInformation("Here it hangs");
        return new TaskCompletionSource().Task.WaitAsync(ct);
    }

    private static TicketPage Page(bool isLast, params IReadOnlyList<SourceTicket> tickets) =>
        new() { Tickets = tickets, Next = new("2"), IsLast = isLast };

    private static SourceTicket Ticket(string id) => new()
    {
        Id = id, Title = "A ticket", CreatedAt = Start, UpdatedAt = Start, Fields = new Dictionary<string, string?>(), Raw = "{}",
    };
}
