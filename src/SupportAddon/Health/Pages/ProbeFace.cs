using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Core.Health;
using SupportAddon.Core.Tickets;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.Health.History;
using SupportAddon.Health.Outages;
using SupportAddon.Health.Probes;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>How probes and what they find look on a page, to whoever reads it.</summary>
internal static class ProbeFace
{
    /// <summary>The worst first. What is not known comes before what only warns.</summary>
    private static readonly string[] Severity = ["down", "unknown", "warning", "planned", "up"];

    /// <summary>How it stands, in a word: what is down on purpose is planned. What is not known stays unknown (H3).</summary>
    public static string Of(ProbeStatus status) => status is { Result: ProbeResult.Down, Planned: not null } ? "planned" : TicketWord.Of(status.Result);

    public static string Worst(IEnumerable<ProbeStatus> probes) => probes.Select(Of).MinBy(state => Array.IndexOf(Severity, state))!;

    /// <summary>A sign for each state, so that colour is not all that tells them apart.</summary>
    public static string Sign(string state) => state switch
    {
        "up" => "✓",
        "warning" => "!",
        "down" => "✕",
        "planned" => "–",
        _ => "?",
    };

    /// <summary>Never rounded up: what is shown as agreed was reached.</summary>
    public static string Share(Reader reader, decimal? share) =>
        share is { } known ? reader.Percent(Math.Floor(known * 100_000) / 100_000, 3) : reader["health.unknown-share"];

    public static string Lasting(Reader reader, TimeSpan time) => Outages.Lasting.In(reader.Code, time);

    public static string Latency(Reader reader, TimeSpan latency) => Latency(reader, (long)latency.TotalMilliseconds);

    /// <summary>In seconds where they are many.</summary>
    public static string Latency(Reader reader, long milliseconds) =>
        milliseconds < 10_000 ? reader["health.ms", reader.Number(milliseconds)] : reader["health.s", reader.Number(milliseconds / 1_000)];

    public static string Reason(Reader reader, string error) => OutageReason.In(reader.Code, error);

    /// <summary>When a planned downtime is, by the clock of its client.</summary>
    public static string When(Reader reader, PlannedDowntime planned) => planned.Downtime switch
    {
        { Once: { } once } => reader["downtime.once", Moment(reader, once.Start, planned.Zone), Moment(reader, once.End, planned.Zone)],
        { Weekly: { } weekly } => $"{(weekly.Days.Count == 0 ? reader["downtime.daily"] : string.Join(", ", weekly.Days.Select(day => reader[DayKey(day)])))} {weekly.Hours}",
        _ => "",
    };

    public static string DayKey(DayOfWeek day) => $"day.{TicketWord.Of(day)}";

    /// <summary>Settings by their dotted names, as in the file; of a secret only that there is one.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(Reader reader, StoredProbe probe) =>
        Flat("", probe.Settings).Concat(probe.Secrets.Keys.Select(name => (name, reader["health.secret"])));

    private static string Moment(Reader reader, DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{reader.Day(DateOnly.FromDateTime(local.DateTime))} {reader.Time(TimeOnly.FromDateTime(local.DateTime))}";
    }

    private static IEnumerable<(string, string)> Flat(string name, JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Flat(name.Length == 0 ? member.Key : $"{name}.{member.Key}", member.Value)),
        JsonArray items => [(name, string.Join(", ", items))],
        null => [],
        _ => [(name, node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString())],
    };
}
