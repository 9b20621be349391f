using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Contract;

/// <summary>All that a connector which reads tickets can be asked for.</summary>
internal static class Calls
{
    public static IReadOnlyList<(string Name, Func<TicketBench, CancellationToken, Task> Call)> All { get; } =
    [
        ("CheckAsync", (bench, ct) => bench.Open().CheckAsync(ct)),
        ("ReadAsync", async (bench, ct) => await EndAsync(bench.Connect().ReadAsync(null, ct))),
        ("ListIdsAsync", async (bench, ct) => await EndAsync(bench.Connect().ListIdsAsync(ct))),
    ];

    // No WithCancellation: the token given to the method itself must do.
    private static async Task EndAsync<T>(IAsyncEnumerable<T> pages)
    {
        await foreach (var _ in pages)
            continue;
    }

    /// <summary>What a connector can say, whether it succeeds or fails.</summary>
    public static async IAsyncEnumerable<string> SaidAsync(TicketBench bench)
    {
        foreach (var (name, call) in All)
            yield return await SaidAsync(() => call(bench, CancellationToken.None), name);
        ConnectionReport? report = null;
        yield return await SaidAsync(async () => report = await bench.Open().CheckAsync(CancellationToken.None), "CheckAsync");
        foreach (var step in report?.Steps ?? [])
            yield return $"{step}";
    }

    private static async Task<string> SaidAsync(Func<Task> call, string name)
    {
        try
        {
            await call();
            return "";
        }
        catch (Exception failure) // Whatever it is: here only its words count.
        {
            return $"{name}: {failure} {(failure as ConnectorException)?.Next}";
        }
    }
}
