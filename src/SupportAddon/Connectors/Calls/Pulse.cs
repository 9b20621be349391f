namespace SupportAddon.Connectors.Calls;

/// <summary>The signs of life of one connection: what it sends and receives.</summary>
internal sealed class Pulse(TimeProvider time)
{
    private long last = time.GetTimestamp();
    private int holds;

    /// <summary>How long nothing was heard; none while the host itself keeps the plugin waiting.</summary>
    public TimeSpan Silence =>
        Volatile.Read(ref holds) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Interlocked.Read(ref last));

    public void Beat() => Interlocked.Exchange(ref last, time.GetTimestamp());

    /// <summary>Until this is disposed, the silence is the host's own doing.</summary>
    public IDisposable Hold() => new Held(this);

    private sealed class Held : IDisposable
    {
        private Pulse? pulse;

        public Held(Pulse pulse)
        {
            this.pulse = pulse;
            Interlocked.Increment(ref pulse.holds);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref pulse, null) is not { } held)
                return;
            held.Beat();
            Interlocked.Decrement(ref held.holds);
        }
    }
}
