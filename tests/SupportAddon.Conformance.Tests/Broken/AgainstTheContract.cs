using Microsoft.Extensions.Logging;
using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

internal sealed record OptionsWithAList : SampleOptions
{
    public IReadOnlyList<string> Projects { get; init; } = ["one"];
}

internal sealed record OptionsInClear : SampleOptions
{
    public string Password { get; init; } = "";
}

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
