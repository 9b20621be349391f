namespace SupportAddon.Rest.Tickets;

/// <summary>Refusals that the manifest ignores: counted, so that they are seen.</summary>
internal sealed class Ignored
{
    private readonly Lock _gate = new();
    private int _count;
    private string? _last;

    public void Note(string reason)
    {
        lock (_gate)
            (_count, _last) = (_count + 1, reason);
    }

    /// <summary>How many there were since the last time, and why the last of them was.</summary>
    public (int Count, string? Last) Take()
    {
        lock (_gate)
        {
            var taken = (_count, _last);
            (_count, _last) = (0, null);
            return taken;
        }
    }
}
