using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

public sealed class ChanceTests
{
    private const int Seed = 4711;
    private readonly Dice _dice = new(Seed);

    [Fact]
    public void A_deck_deals_every_card_before_any_comes_again()
    {
        var deck = new Deck<int>([.. Enumerable.Range(0, 10)], _dice);

        for (var round = 0; round < 5; round++)
            Assert.Equal(Enumerable.Range(0, 10), Enumerable.Range(0, 10).Select(_ => deck.Deal()).Order());
    }

    [Fact]
    public void The_same_seed_falls_the_same_way()
    {
        var again = new Dice(Seed);

        Assert.Equal(Throws(_dice), Throws(again));
        Assert.NotEqual(Throws(new Dice(Seed)), Throws(new Dice(Seed + 1)));
    }

    [Fact]
    public void Half_of_the_durations_lie_below_the_median()
    {
        var below = Enumerable.Range(0, 4000).Count(_ => _dice.Around(60) < 60);

        Assert.InRange(below, 1850, 2150);
    }

    [Fact]
    public void Things_happen_as_often_as_expected_on_average() =>
        Assert.InRange(Enumerable.Range(0, 4000).Average(_ => _dice.Count(1.7)), 1.6, 1.8);

    [Fact]
    public void Heavier_things_are_picked_more_often()
    {
        var light = Enumerable.Range(0, 4000).Count(_ => _dice.Pick([1, 3], weight => weight) == 1);

        Assert.InRange(light, 850, 1150);
    }

    private static double[] Throws(Dice dice) => [.. Enumerable.Range(0, 50).Select(_ => dice.Around(10))];
}
