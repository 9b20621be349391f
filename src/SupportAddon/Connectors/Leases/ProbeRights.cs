using System.Collections.Concurrent;

namespace SupportAddon.Connectors.Leases;

/// <summary>
/// Lets probes talk to a system beside whatever else this process does there: they have a share of its budget. Where this
/// process does nothing, the probes of one moment share a lease of their own, and everybody else waits for its end.
/// </summary>
internal sealed class ProbeRights(LeaseStore leases)
{
    private readonly ConcurrentDictionary<long, Place> places = new();

    /// <returns>Null while another process talks to the system.</returns>
    public async Task<ProbeRight?> TryEnterAsync(long connectionId, string starter, CancellationToken ct)
    {
        var place = places.GetOrAdd(connectionId, _ => new(new(1)));
        using var inside = await place.EnterAsync(ct);
        if (place.Own?.Stands != true && leases.IsHeldHere(connectionId))
            return new(() => leases.IsHeldHere(connectionId), () => ValueTask.CompletedTask);
        if (place.Own is null && (place.Own = await leases.TryTakeAsync(connectionId, LeaseHolder.ForProbe(starter), ct)) is null)
            return null;
        place.Guests++;
        return new(() => leases.IsHeldHere(connectionId), () => LeaveAsync(place));
    }

    private static async ValueTask LeaveAsync(Place place)
    {
        using var inside = await place.EnterAsync(CancellationToken.None);
        if (--place.Guests > 0)
            return;
        await place.Own!.DisposeAsync();
        place.Own = null;
    }

    private sealed class Place(SemaphoreSlim door)
    {
        public Lease? Own { get; set; }

        public int Guests { get; set; }

        public async Task<IDisposable> EnterAsync(CancellationToken ct)
        {
            await door.WaitAsync(ct);
            return new Leaving(door);
        }

        private sealed class Leaving(SemaphoreSlim door) : IDisposable
        {
            public void Dispose() => door.Release();
        }
    }
}
