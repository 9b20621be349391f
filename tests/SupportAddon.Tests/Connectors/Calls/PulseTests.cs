using SupportAddon.Connectors.Calls;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Connectors.Calls;

public sealed class PulseTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Silence_is_counted_from_the_last_sign_of_life()
    {
        var pulse = new Pulse(time);
        time.Advance(TimeSpan.FromMinutes(3));
        pulse.Beat();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), pulse.Silence);
    }

    [Fact]
    public void What_the_host_itself_makes_wait_is_not_silent()
    {
        var pulse = new Pulse(time);
        using (pulse.Hold())
        using (pulse.Hold())
        {
            time.Advance(TimeSpan.FromMinutes(9));
            Assert.Equal(TimeSpan.Zero, pulse.Silence);
        }

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), pulse.Silence);
    }
}
