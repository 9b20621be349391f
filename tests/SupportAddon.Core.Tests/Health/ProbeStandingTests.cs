using SupportAddon.Core.Health;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Tests.Health;

/// <summary>What measurements make of a probe. Each letter is one of them, a minute after the one before: u up, w warning, d down, ? unknown, - none at all.</summary>
public sealed class ProbeStandingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly ProbeTerms Terms = new() { Every = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(10), Failures = 3, Successes = 2 };

    [Theory]
    [InlineData("uudduu", "")] // Too few in a row.
    [InlineData("uudddu", "2..")] // One good measurement ends nothing.
    [InlineData("uuddduu", "2..5")] // From the first bad to the first good one.
    [InlineData("uudddududduu", "2..10")] // A single good one within does not end it either.
    [InlineData("ddd", "0..")]
    [InlineData("uuddduudddwwu", "2..5 7..10")] // What warns is up.
    [InlineData("uudd?duu", "2..6")] // What was not measured interrupts no row,
    [InlineData("uuddd?u?u", "2..6")]
    [InlineData("uudd---duu", "2..8")] // whatever the reason.
    [InlineData("uu??????uu", "")] // And is no outage by itself.
    public void An_outage_lasts_from_the_first_failing_to_the_first_recovering_answer(string measurements, string outages) =>
        Assert.Equal(outages, string.Join(' ', Outages(measurements)));

    [Theory]
    [InlineData("uu?uu", "2-3")]
    [InlineData("uu???uu", "2-5")]
    [InlineData("uu---uu", "2-5")] // The last one covers its own minute.
    [InlineData("uu-?-uu", "2-5")]
    [InlineData("?u", "0-1")]
    [InlineData("ddd--dd", "3-5")] // Also within an outage.
    [InlineData("uuuu", "")]
    public void Nothing_is_known_until_the_next_answer(string measurements, string gaps) =>
        Assert.Equal(gaps, string.Join(' ', Steps(measurements).Select(step => step.Gap).OfType<Stretch>().Select(gap => $"{Minute(gap.Start)}-{Minute(gap.End)}")));

    [Theory]
    [InlineData("u", 1, "Up")]
    [InlineData("u", 1.8, "Up")] // Half an interval and the time for two answers, the last one's and the next one's, are no delay.
    [InlineData("u", 1.9, "Unknown")]
    [InlineData("w", 1, "Warning")]
    [InlineData("udd", 1, "Warning")] // Not an outage yet.
    [InlineData("uddd", 1, "Down")]
    [InlineData("uddd", 5, "Unknown")]
    [InlineData("u?", 0, "Unknown")]
    [InlineData("", 0, "Unknown")]
    public void An_answer_that_is_overdue_is_unknown_and_never_up(string measurements, double minutesLater, string found)
    {
        var standing = Steps(measurements).LastOrDefault()?.After ?? ProbeStanding.New;

        Assert.Equal(found, standing.At(Terms, Start.AddMinutes(Math.Max(0, measurements.Length - 1) + minutesLater)).ToString());
    }

    [Theory]
    [InlineData("uuuuuuuuuudddduuuuuu", false)]
    [InlineData("uuuuudduuudduuuuuuuu", false)] // Two times within twenty are two times,
    [InlineData("uuudduuudduuudduuuuu", true)] // three are flapping,
    [InlineData("uuudduuudduuudduuuuuuuuuuuuu", false)] // which ends with fewer than four changes in twenty.
    [InlineData("uuudduuudduuudduuuuuuuuu", true)]
    [InlineData("udududu", true)] // Though none of these is an outage.
    public void What_comes_and_goes_is_flapping(string measurements, bool isFlapping) =>
        Assert.Equal(isFlapping, Steps(measurements)[^1].After.Flapping.IsOn);

    [Fact]
    public void A_standing_is_the_same_after_it_was_stored()
    {
        foreach (var step in Steps("uu?ddd-duu"))
            Assert.Equal(step.After, System.Text.Json.JsonSerializer.Deserialize<ProbeStanding>(System.Text.Json.JsonSerializer.Serialize(step.After)));
    }

    private static List<ProbeStep> Steps(string measurements)
    {
        var steps = new List<ProbeStep>();
        foreach (var (minute, letter) in measurements.Index().Where(each => each.Item != '-'))
            steps.Add((steps.LastOrDefault()?.After ?? ProbeStanding.New).Next(Terms, new(Start.AddMinutes(minute), Result(letter), letter == 'd' ? $"minute {minute}" : null, TimeSpan.Zero)));
        return steps;
    }

    private static IEnumerable<string> Outages(string measurements)
    {
        string? open = null;
        foreach (var step in Steps(measurements))
        {
            if (step.Began is { } began)
            {
                Assert.Equal($"minute {Minute(began.At)}", began.Error);
                open = $"{Minute(began.At)}..";
            }

            if (step.EndedAt is { } end)
            {
                yield return $"{open}{Minute(end)}";
                open = null;
            }
        }

        if (open is not null)
            yield return open;
    }

    private static int Minute(DateTimeOffset at) => (int)(at - Start).TotalMinutes;

    private static ProbeResult Result(char letter) => letter switch
    {
        'u' => ProbeResult.Up,
        'w' => ProbeResult.Warning,
        'd' => ProbeResult.Down,
        _ => ProbeResult.Unknown,
    };
}
