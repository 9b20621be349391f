using System.Globalization;
using System.Text.Json;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Times;

public sealed class Clocks
{
    [Theory]
    [InlineData("iso", "UTC", "\"2026-09-01T10:00:00Z\"", "2026-09-01T10:00:00Z")]
    [InlineData("iso", "UTC", "\"2026-09-01T10:00:00\"", "2026-09-01T10:00:00Z")]
    [InlineData("iso", "UTC", "\"2026-09-01 10:00:00.250+0200\"", "2026-09-01T08:00:00.25Z")]
    [InlineData("iso", "UTC", "\"2026-09-01\"", "2026-09-01T00:00:00Z")]
    [InlineData("iso", "Europe/Paris", "\"2026-09-01T10:00:00\"", "2026-09-01T08:00:00Z")]
    [InlineData("iso", "Europe/Paris", "\"2026-12-01\"", "2026-11-30T23:00:00Z")]
    [InlineData("iso", "Europe/Paris", "\"2026-09-01T10:00:00Z\"", "2026-09-01T10:00:00Z")]
    [InlineData("unix", "UTC", "1788256800", "2026-09-01T10:00:00Z")]
    [InlineData("unix", "UTC", "\"1788256800\"", "2026-09-01T10:00:00Z")]
    [InlineData("unix-ms", "UTC", "1788256800123", "2026-09-01T10:00:00.123Z")]
    [InlineData("dd/MM/yyyy HH:mm", "Europe/Paris", "\"01/09/2026 10:00\"", "2026-09-01T08:00:00Z")]
    [InlineData("dd/MM/yyyy HH:mm zzz", "UTC", "\"01/09/2026 10:00 +02:00\"", "2026-09-01T08:00:00Z")]
    [InlineData("yyyyMMdd'T'HHmmss'Z'", "UTC", "\"20260901T100000Z\"", "2026-09-01T10:00:00Z")]
    public void An_instant_is_read_as_the_source_writes_it(string format, string zone, string json, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Clock(format, zone).Instant(JsonElement.Parse(json)));

    [Theory]
    [InlineData("iso", "\"01/02/2026\"")]
    [InlineData("iso", "\"yesterday\"")]
    [InlineData("iso", "1788256800")]
    [InlineData("iso", "\"0000-00-00 00:00:00\"")]
    [InlineData("unix", "\"2026-09-01\"")]
    [InlineData("unix", "1e30")]
    [InlineData("dd/MM/yyyy", "\"2026-09-01\"")]
    [InlineData("iso", "null")]
    [InlineData("iso", "\"\"")]
    [InlineData("iso", "{}")]
    public void What_is_no_instant_is_none(string format, string json) => Assert.Null(Clock(format, "UTC").Instant(JsonElement.Parse(json)));

    [Theory]
    [InlineData("iso", "UTC", "2026-09-01T10:00:00Z")]
    [InlineData("iso", "Europe/Paris", "2026-09-01T10:00:00")]
    [InlineData("unix", "UTC", "1788256800")]
    [InlineData("unix-ms", "UTC", "1788256800000")]
    [InlineData("dd/MM/yyyy HH:mm", "UTC", "01/09/2026 10:00")]
    public void A_time_is_written_as_the_source_reads_it(string format, string zone, string text) =>
        Assert.Equal(text, Clock("iso", zone).Write(new DateTime(2026, 9, 1, 10, 0, 0), new TimeFormat(format)));

    [Theory]
    [InlineData("iso", true)]
    [InlineData("unix", true)]
    [InlineData("yyyy-MM-dd", true)]
    [InlineData("%", false)]
    [InlineData("isoo'", false)]
    public void A_pattern_that_makes_no_sense_is_known(string format, bool isValid) => Assert.Equal(isValid, new TimeFormat(format).IsValid);

    /// <summary>In Paris, 2026-10-25 shows 02:00 to 03:00 twice.</summary>
    [Theory]
    [InlineData("2026-10-25T01:59:59", "2026-10-25T01:59:59")]
    [InlineData("2026-10-25T02:50:00", "2026-10-25T01:50:00")]
    [InlineData("2026-10-25T03:00:00", "2026-10-25T03:00:00")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T02:30:00")]
    public void In_the_hour_that_comes_twice_reading_starts_before_it(string position, string start) =>
        Assert.Equal(Time(start), Clock("iso", "Europe/Paris").BeforeAnyRepeatOf(Time(position)));

    [Fact]
    public async Task What_changes_in_the_second_pass_of_that_hour_is_read()
    {
        await using var server = await TicketServer.StartAsync();
        server.Rows.Add(new Stored(1, Time("2026-10-25T02:50:00")));
        var manifest = Desk.Manifest().Replace("auth:", "times: {zone: Europe/Paris, format: \"yyyy-MM-dd'T'HH:mm:ss'Z'\"}\nauth:", StringComparison.Ordinal);
        var connector = Desk.Connect(server.Url, manifest);
        var first = await Pulled.FromAsync(connector);
        server.Rows.Add(new Stored(2, Time("2026-10-25T02:10:00")));
        Assert.Contains("2", (await Pulled.FromAsync(connector, first.Next)).Ids);
    }

    /// <summary>In Paris, 2027-03-28 shows 03:00 after 02:00.</summary>
    [Theory]
    [InlineData("2027-03-28T03:00:30", "2027-03-28T01:58:30")]
    [InlineData("2027-03-28T04:00:00", "2027-03-28T03:58:00")]
    [InlineData("2026-10-25T02:50:00", "2026-10-25T01:48:00")]
    [InlineData("2026-10-25T03:01:00", "2026-10-25T02:59:00")]
    public void An_overlap_reaches_back_over_a_clock_that_was_put_forward_or_back(string position, string start) =>
        Assert.Equal(Time(start), Clock("iso", "Europe/Paris").Before(Time(position), TimeSpan.FromMinutes(2)));

    private static SourceClock Clock(string format, string zone) => new(new TimeFormat(format), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
