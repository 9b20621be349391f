using SupportAddon.Clients.Files;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Sla;

public sealed class TermsMistakeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("13:30-24:00", "11:30-18:00", "5:29: 11:30-18:00 overlaps other hours of that day")]
    [InlineData("13:30-24:00", "18:00-13:30", "5:29: 18:00-13:30 ends before it starts")]
    [InlineData("13:30-24:00", "13:30-25:00", "5:29: 13:30-25:00 has a time that no clock shows")]
    [InlineData("timeZone: Europe/Paris\n    week", "timeZone: Paris\n    week", "3:5: \"Paris\" is not a time zone")]
    [InlineData("name: acme-hours", "name: FR-STD", "2:5: \"FR-STD\" is a built-in calendar")]
    [InlineData("2026-08-10/2026-08-21", "2026-08-21/2026-08-10", "7:16: the closure 2026-08-21/2026-08-10 ends before it starts")]
    [InlineData("2026-12-24", "2026-02-30", "7:39: 2026-02-30 has a day that no calendar knows")]
    [InlineData("calendar: acme-hours", "calendar: acme-time", "26:7: there is no calendar \"acme-time\"")]
    [InlineData("calendar: 24x7", "calendar: 24x8", "29:33: there is no calendar \"24x8\"")]
    [InlineData("resolution: 40h", "resolution: -40h", "30:44: clients[0].sla.targets[1].resolution: expected open time of the calendar, above zero")]
    [InlineData("resolution: 40h", "resolution: 0h", "30:44: ")]
    [InlineData("{ firstResponse: 4h, resolution: 40h }", "{ kind: anomaly }", "30:11: this promises nothing")]
    [InlineData("{ priority: critical, calendar", "{ calendar", "30:11: this is never reached")]
    [InlineData("atRisk: 80", "atRisk: 101", "27:15: ")]
    [InlineData("ticket.kind == \"change\"", "ticket.kin == \"change\"", "16:15: there is no \"ticket.kin\" here; there are fields.NAME, tags, ticket.connection")]
    [InlineData("contains \"ticket 3\"", "contains 3", "20:35: \"contains\" does not go between a text and a number")]
    [InlineData("fields.project == \"acme\"", "fields.project = \"acme\"", "19:26: expected an operator")]
    [InlineData("when: 'true'", "when: 'true or'", "23:23: expected")]
    [InlineData("when: 'true'", "when: '3'", "23:16: a condition is true or false; this is a number")]
    [InlineData("when: 'true'", "when: \"'\\\"' == titel\"", "23:24: there is no \"titel\"")]
    [InlineData("nature: usage", "nature: usages", "24:17: \"usages\" is not a nature; expected usage, environment")]
    [InlineData("    sla:\n", "    maintenance: [ { hours: \"20:00-25:00\" } ]\n    sla:\n", "25:22: 20:00-25:00 has a time that no clock shows")]
    [InlineData("name: rest", "name: wishes", "22:9: two rules are called \"wishes\"")]
    public void A_mistake_is_named_with_file_line_and_column(string right, string wrong, string message)
    {
        Assert.Contains(right, TermsFile.Terms, StringComparison.Ordinal);

        var mistake = Assert.Single(Check(TermsFile.Terms.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith($"clients.yaml:{message}", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_may_have_been_applied_before() =>
        Assert.Empty(Check(TermsFile.Terms[TermsFile.Terms.IndexOf("clients:", StringComparison.Ordinal)..]));

    public void Dispose() => folder.Dispose();

    private IEnumerable<string> Check(string text)
    {
        File.WriteAllText(folder.Sub("clients.yaml"), text);
        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));
        var mistakes = file is null ? reading.Errors
            : new ClientFileCheck(reading, new(null!, folder.Path, null!, []), new(new([]), new HashSet<string>(), folder.Path, []), new(folder.Path, []), new(new HashSet<string> { "desk" }, new HashSet<string>(), new HashSet<string> { "acme-hours" })).Check(file).Mistakes;
        return mistakes.Select(mistake => mistake.ToString()[(folder.Path.Length + 1)..]);
    }
}
