using System.Text.Json;
using SupportAddon.Core.Sla;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Tests.Sla;

/// <summary>The worked cases, computed by hand.</summary>
public sealed class SlaCaseTests
{
    public static TheoryData<string> Ids => [.. Cases().Select(found => found.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Agrees(string id)
    {
        var told = Cases().Single(found => found.GetProperty("id").GetString() == id);
        var terms = Clocks.Terms(Text(told, "calendar")!, Text(told, "start")!, told.GetProperty("target_min").GetInt32()) with
        {
            Pauses = [.. told.GetProperty("pauses").EnumerateArray().Select(pause => Clocks.Between(pause[0].GetString()!, pause[1].GetString()!))],
            Changes = told.TryGetProperty("changes", out var changes) ? [.. changes.EnumerateArray().Select(Change)] : [],
            Stop = Text(told, "stop") is { } stop ? Clocks.Utc(stop) : null,
        };

        var reading = terms.Read();

        Assert.Equal(Clocks.Utc(Text(told, "deadline")!), Minute(reading.Deadline));
        Assert.Equal(Clocks.Utc(Text(told, "at_risk_75")!), Minute(reading.AtRisk));
        if (terms.Stop is not null)
            Assert.Equal((told.GetProperty("elapsed_min").GetInt32(), told.GetProperty("met").GetBoolean()), (reading.Elapsed.TotalMinutes, reading.IsMet));
    }

    private static DateTimeOffset? Minute(DateTimeOffset? instant) => instant?.AddTicks(-(instant.Value.Ticks % TimeSpan.TicksPerMinute));

    private static TargetChange Change(JsonElement told) => new(
        Clocks.Utc(Text(told, "at")!), TimeSpan.FromMinutes(told.GetProperty("target_min").GetInt32()),
        Text(told, "calendar") is { } calendar ? Clocks.Calendar(calendar) : null);

    private static string? Text(JsonElement told, string name) => told.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement[] Cases()
    {
        using var file = typeof(SlaCaseTests).Assembly.GetManifestResourceStream("sla-cases.json")!;
        return [.. JsonDocument.Parse(file).RootElement.GetProperty("cases").EnumerateArray()];
    }
}
