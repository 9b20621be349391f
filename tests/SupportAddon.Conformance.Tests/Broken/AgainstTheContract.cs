using Microsoft.Extensions.Logging;
using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

/// <summary>Asks another host, and says nothing of it when that fails.</summary>
internal sealed class CallsHome(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        try
        {
            await Context.Http.GetAsync(new Uri("http://home.example/"), ct);
        }
        catch (ConnectorException)
        {
        }
        return await base.AskAsync(path, ct);
    }
}

internal sealed class ThrowsFromCheck(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    public override async Task<ConnectionReport> CheckAsync(CancellationToken ct)
    {
        await AskAsync("/tickets?limit=1", ct);
        return new ConnectionReport([new CheckStep("sample", CheckOutcome.Passed, "Fine.")]);
    }
}

internal sealed class KeepsWaiting(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override Task<SampleAnswer> AskAsync(string path, CancellationToken ct) => base.AskAsync(path, CancellationToken.None);
}

internal sealed class DisposesTheContext(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    public override ValueTask DisposeAsync()
    {
        Context.Http.Dispose();
        return base.DisposeAsync();
    }
}

internal sealed class LogsItsKey(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        Context.Logger.LogInformation("Asking with {Key}", Options.Key);
        return base.AskAsync(path, ct);
    }
}

internal sealed class KeepsEverything(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    private readonly List<SourceTicket> _all = [];

    protected override SourceTicket Ticket(SampleRow row)
    {
        _all.Add(base.Ticket(row));
        return _all[^1];
    }
}

/// <summary>Has a client of its own, which nothing guards.</summary>
internal sealed class GoesItsOwnWay(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    private static readonly HttpClient Own = new();

    protected override Task<SampleAnswer> AskAsync(string path, CancellationToken ct) => SampleRequest.SendAsync(Own, Options, path, Parse, ct);
}

internal sealed class ChecksNothing(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    public override Task<ConnectionReport> CheckAsync(CancellationToken ct) =>
        Task.FromResult(new ConnectionReport([new CheckStep("sample", CheckOutcome.Passed, "Fine.")]));
}

/// <summary>Hands the token to the request, and forgets it for the body.</summary>
internal sealed class KeepsReading(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Options.Address!, path));
        request.Headers.Add("X-Key", Options.Key);
        using var response = await Context.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return Parse(await response.Content.ReadAsStringAsync(CancellationToken.None));
    }
}

internal sealed class TakesCancellingForTheEnd(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        try
        {
            return await base.AskAsync(path, ct);
        }
        catch (OperationCanceledException)
        {
            return SampleAnswer.Nothing;
        }
    }
}

internal sealed class IsDisposedOnce(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    private int _times;

    // The bench disposes what it opened once more, in the end: that one passes.
    public override ValueTask DisposeAsync() => ++_times == 2 ? throw new InvalidOperationException("Disposed already.") : base.DisposeAsync();
}

internal sealed class QuotesTheSource(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Options.Address!, path));
        request.Headers.Add("X-Key", Options.Key);
        using var response = await Context.Http.SendAsync(request, ct);
        return response.IsSuccessStatusCode ? await base.AskAsync(path, ct)
            : throw new ConnectorException(FailureKind.Broken, $"It said: {await response.Content.ReadAsStringAsync(ct)}.", "Try later.");
    }
}

internal sealed class MarksItsKey(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string Mark(SampleAnswer answer, string reached) => Options.Key;
}
