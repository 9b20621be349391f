using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;

namespace SupportAddon.Sla.Pages;

/// <summary>One clock of a ticket as a page shows it.</summary>
internal sealed class ClockOnPage(TicketClock clock, DateTimeOffset now, Reader reader)
{
    private readonly ClockText text = new(clock.Clock, clock.Terms, now, clock.Terms.Stop ?? clock.WithdrawnAt);

    public string Name => reader[$"clock.{TicketWord.Of(clock.Kind)}"];

    /// <summary>How it stands, in a word of ours.</summary>
    public string Colour => text.Met switch
    {
        true => "met",
        false => "breached",
        null when clock.WithdrawnAt is not null => "withdrawn",
        null when text.Deadline is null => "paused",
        null => text.AtRisk <= now ? "at-risk" : "on-time",
    };

    public DateTimeOffset? Deadline => text.Deadline;

    public DateTimeOffset? AtRisk => clock.IsRunning ? text.AtRisk : null;

    public string Elapsed => reader["clock.elapsed", Minutes(text.Reading.Elapsed), Minutes(clock.Clock.Target)];

    public IEnumerable<(string What, DateTimeOffset At)> Breaches => text.Reading.Breaches
        .Select(breach => (reader[breach.IsRequalified ? "clock.missed.requalified" : "clock.missed", Minutes(breach.Target)], breach.At));

    public IReadOnlyList<SlaStep> Steps => text.Steps;

    public string What(SlaStep step) => reader[$"step.{TicketWord.Of(step.Kind)}"];

    public string Minutes(TimeSpan time) => reader.Number((long)Math.Round(time.TotalMinutes));
}
