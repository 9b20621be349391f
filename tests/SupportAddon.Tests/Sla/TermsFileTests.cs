using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Sla;

/// <summary>Rules, calendars and promises in a client file.</summary>
public sealed class TermsFileTests
{
    [Fact]
    public async Task They_are_applied_once_and_exported_as_they_were()
    {
        await using var house = await TestHouse.CreateAsync();

        var first = await house.ApplyAsync(TermsFile.Text);
        var exported = await house.Commands.RunAsync("client", "export", "acme");

        Assert.Equal(
            "connection desk: created\ncalendar acme-hours: stored\nclient acme: created\nclient acme: a new version of its service levels, for tickets from now on\n", first.Output);
        Assert.Contains("holidays: FR-AM", exported.Output, StringComparison.Ordinal);
        Assert.Equal("Nothing to change.\n", (await house.ApplyAsync(TermsFile.Text)).Output);
        Assert.Equal("Nothing to change.\n", (await house.ApplyAsync(exported.Output)).Output);
    }

    [Fact]
    public async Task A_changed_calendar_is_a_new_version_for_whoever_it_was_promised_to()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(TermsFile.Text);

        var changed = await house.ApplyAsync(TermsFile.Text.Replace("08:30-12:00", "08:00-12:00", StringComparison.Ordinal));
        var without = await house.ApplyAsync(TermsFile.Text[..TermsFile.Text.IndexOf("    qualification:", StringComparison.Ordinal)]);

        Assert.Equal("calendar acme-hours: stored\nclient acme: a new version of its service levels, for tickets from now on\n", changed.Output);
        Assert.Contains("client acme: qualification changed, 0 rules now\nclient acme: no service levels any more\n", without.Output, StringComparison.Ordinal);
    }
}
