using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Contract;

/// <summary>An administrator opens a firewall for what a plugin declares.</summary>
internal sealed class DeclaredHostsOnly : Rule<TicketBench>
{
    public override string Promise =>
        "Requests go to the declared addresses and to no others, and the source is asked through the way out that was lent.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        foreach (var (name, call) in Calls.All)
            await TryAsync(bench, name, call, ct);
    }

    private static async Task TryAsync(TicketBench bench, string name, Func<TicketBench, CancellationToken, Task> call, CancellationToken ct)
    {
        var before = bench.Way.Asked.Count;
        try
        {
            await call(bench, ct);
        }
        catch (Exception) when (bench.Way.HeldBack.Count > 0)
        {
            // Held back, and so told below.
        }
        if (bench.Way.HeldBack.FirstOrDefault() is { } address)
            throw new RuleBrokenException($"{name} asked {address.GetLeftPart(UriPartial.Authority)}, which is not declared.",
                "Name every address in ConnectorPlugin.Endpoints.");
        if (bench.Way.Asked.Count == before)
            throw new RuleBrokenException($"{name} asked nothing through the context's HttpClient.",
                "Send every request through ConnectorContext.Http; nothing else is guarded, limited and traced.");
    }
}
