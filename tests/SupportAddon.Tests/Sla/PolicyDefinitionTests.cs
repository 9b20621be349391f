using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using SupportAddon.Core.Times;
using SupportAddon.Sla;
using SupportAddon.Sla.Policies;
using SupportAddon.Storage;

namespace SupportAddon.Tests.Sla;

/// <summary>What is written in a client file, made into calendars and policies.</summary>
public sealed class PolicyDefinitionTests
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(10);

    private static readonly CalendarEntry Hours = new()
    {
        Name = "acme-hours",
        TimeZone = "Europe/Paris",
        Week = new Dictionary<string, IReadOnlyList<string>> { ["monday"] = ["08:30-12:00", "13:30-24:00"], ["tuesday"] = ["00:00-24:00"] },
        Holidays = "FR-AM",
        Closures = ["2026-08-10/2026-08-21", "2026-12-21"],
    };

    private static readonly SlaEntry Promise = new()
    {
        Calendar = "acme-hours",
        Targets = [new() { Kind = "anomaly", Priority = "critical", Calendar = "24x7", FirstResponse = "15m" }, new() { Resolution = "14h", Vendor = "48h" }],
    };

    [Theory]
    [InlineData("2026-09-07", 14)] // A Monday: three and a half hours, then ten and a half.
    [InlineData("2026-09-08", 24)]
    [InlineData("2026-09-09", 0)] // A day that is not written.
    [InlineData("2026-08-10", 0)] // The first day of a closure, its last week, and the day after.
    [InlineData("2026-08-18", 0)]
    [InlineData("2026-08-24", 14)]
    [InlineData("2026-12-21", 0)]
    [InlineData("2026-04-06", 0)] // Easter Monday.
    [InlineData("2026-05-25", 0)] // Whit Monday.
    public void A_declared_calendar_is_open_as_it_says(string day, int hours)
    {
        var midnight = WallClock.First(DateTime.Parse(day, null), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

        Assert.Equal(hours, CalendarMaking.Make(Hours).Open(new(midnight, midnight.AddDays(1))).TotalHours);
    }

    [Fact]
    public void Holidays_are_kept_only_where_they_are_asked_for()
    {
        var easterMonday = new Stretch(new(2026, 4, 6, 0, 0, 0, TimeSpan.FromHours(2)), new(2026, 4, 7, 0, 0, 0, TimeSpan.FromHours(2)));

        Assert.Equal(14, CalendarMaking.Make(Hours with { Holidays = null }).Open(easterMonday).TotalHours);
    }

    [Fact]
    public void A_policy_says_what_was_written_and_what_is_usual()
    {
        var policy = PolicyDefinition.Of(Promise, [Hours], Window).Read();

        Assert.Equal((0.75, Window, false), (policy.RiskShare, policy.Reopening, policy.PausesForVendor));
        var (critical, other) = (policy.For(new() { Kind = TicketKind.Anomaly, Priority = TicketPriority.Critical })!, policy.For(new())!);
        Assert.Equal(("24x7", TimeSpan.FromMinutes(15), null, null), (critical.Calendar.Name, critical.FirstResponse, critical.Resolution, critical.Vendor));
        Assert.Equal(("acme-hours", null, TimeSpan.FromHours(14), TimeSpan.FromHours(48)), (other.Calendar.Name, other.FirstResponse, other.Resolution, other.Vendor));
        Assert.Same(other, policy.For(new() { Kind = TicketKind.Question, Priority = TicketPriority.Critical }));
    }

    [Fact]
    public void A_wording_is_known_by_all_that_changes_it_and_by_nothing_else()
    {
        var hash = PolicyDefinition.Of(Promise, [Hours], Window).Hash();

        Assert.Equal(hash, PolicyDefinition.Of(Promise, [Hours with { Name = "other" }, Hours], Window).Hash());
        Assert.NotEqual(hash, PolicyDefinition.Of(Promise with { AtRisk = 80 }, [Hours], Window).Hash());
        Assert.NotEqual(hash, PolicyDefinition.Of(Promise, [Hours with { Closures = [] }], Window).Hash());
    }

    [Fact]
    public void A_wording_survives_being_stored()
    {
        var definition = PolicyDefinition.Of(Promise, [Hours], Window);

        Assert.Equal(definition.Hash(), JsonColumn.Read<PolicyDefinition>(JsonColumn.Write(definition)).Hash());
    }

    [Theory]
    [InlineData(null, false, "ana", "bob", true)]
    [InlineData(null, false, "Bob", "bob", false)]
    [InlineData(null, false, "ana", null, true)]
    [InlineData(null, false, null, "bob", false)]
    [InlineData(null, false, " ", null, false)]
    [InlineData(null, true, "ana", "bob", false)]
    [InlineData("support", true, "bob", "bob", true)]
    [InlineData("client", false, "ana", "bob", false)]
    public void Support_is_who_is_known_to_be_and_until_anybody_is_whoever_is_named_and_did_not_ask(
        string? side, bool isAnybodyKnown, string? author, string? requester, bool support) =>
        Assert.Equal(support, SupportAddon.Sla.Clocks.SupportSide.Has(side, isAnybodyKnown, author, requester));
}
