using SupportAddon.Charts;

namespace SupportAddon.Tests.Charts;

public class ScaleTests
{
    [Theory]
    [InlineData(0, 3, 1, 1)]
    [InlineData(1, 3, 1, 1)]
    [InlineData(3, 3, 1, 3)]
    [InlineData(4, 3, 2, 4)]
    [InlineData(10, 3, 5, 10)]
    [InlineData(18, 2, 10, 20)]
    [InlineData(431, 3, 200, 600)]
    [InlineData(1_999_999_999, 3, 1_000_000_000, 2_000_000_000)]
    public void It_goes_in_whole_round_steps_and_holds_the_largest(int most, int steps, int step, int top)
    {
        var scale = Scale.To(most, steps);
        Assert.Equal((step, top), (scale.Step, scale.Top));
    }

    [Fact]
    public void Ticks_lead_from_zero_to_the_top() => Assert.Equal([0, 5, 10], Scale.To(10, 3).Ticks);
}
