namespace SupportAddon.Tests.Demo;

/// <summary>A clock that shows one instant.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
