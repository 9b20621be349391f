using System.Globalization;
using System.Text.Json;
using SupportAddon.Charts;

namespace SupportAddon.Reports;

/// <summary>The strip of one system over a quarter, a cell a day, from a review's data.</summary>
internal static class HealthChart
{
    private static readonly Dictionary<char, StripLook> Letters = new()
    {
        ['u'] = StripLook.Up, ['d'] = StripLook.Down, ['?'] = StripLook.Unknown, ['p'] = StripLook.Planned,
    };

    /// <param name="probe">As the data has it.</param>
    /// <param name="from">The first day of the quarter.</param>
    /// <param name="language">How it is written.</param>
    /// <param name="text">The words of the template, by their names.</param>
    public static AvailabilityStrip Of(JsonElement probe, DateOnly from, Language language, Func<string, string> text)
    {
        var cells = probe.GetProperty("days").GetString()!.Select(letter => Letters.GetValueOrDefault(letter)).ToList();
        string Day(int place) => language.Date(from.AddDays(place), DateForm.Brief);
        return new(
            new($"{text("chart.health")} {probe.GetProperty("name").GetString()}", text("chart.health.about"), text("chart.health.empty")),
            number => language.Number(number), cells, Looks(text), Day,
            new([.. Enumerable.Range(0, cells.Count).Where(place => place % 14 == 7).Select(place => new TimeMark((place + 0.5) / cells.Count, Day(place)))]));
    }

    public static DateOnly First(JsonElement data) =>
        DateOnly.ParseExact(data.GetProperty("quarter").GetProperty("from").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<StripLook, string> Looks(Func<string, string> text) => new()
    {
        [StripLook.Up] = text("health.up"), [StripLook.Down] = text("health.down"), [StripLook.Unknown] = text("health.unknown"), [StripLook.Planned] = text("health.planned"),
    };
}
