namespace SupportAddon.Dolibarr.Records;

/// <summary>
/// One write at a time to one record. A change of Dolibarr writes the whole row: of two that are made at once, to other
/// fields even, one is often lost. Records share their turns with a few others, so that there is nothing to clear up.
/// </summary>
internal static class Turns
{
    private static readonly SemaphoreSlim[] All = [.. Enumerable.Range(0, 97).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the turn of a record; to be disposed when the write has been read back.</summary>
    public static async Task<IDisposable> TakeAsync(Uri url, string resource, string id, CancellationToken ct)
    {
        var turn = All[(uint)HashCode.Combine(url, resource, id) % All.Length];
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim taken) : IDisposable
    {
        public void Dispose() => taken.Release();
    }
}
