using System.Text.Json;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Reports;

/// <summary>Makes the HTML of a review from its stored data and its template: the same bytes each time.</summary>
internal static class ReviewRenderer
{
    private const string Entry = "review";

    /// <exception cref="RefusedException">The template has mistakes, or the data was made by a newer program.</exception>
    public static string Render(string json, TemplateFiles template, CancellationToken ct)
    {
        using var document = JsonDocument.Parse(json);
        var data = document.RootElement;
        if (data.GetProperty("version").GetInt32() is var version and > ReviewData.Version)
            throw new RefusedException(
                $"This review was made by a newer program (data version {version}, known are up to {ReviewData.Version}).",
                "Update SupportAddon, then render it again.");
        var language = LanguageOf(data);
        var texts = template.ReadTexts();
        var helpers = new TemplateHelpers(language, texts, new ReviewCharts(data, language, texts).Draw);
        var engine = new TemplateEngine(template, helpers, RenderLimits.Default, TimeProvider.System);
        return engine.Render(Entry, ReviewPage.Of(data), ct);
    }

    public static Language LanguageOf(JsonElement data) =>
        Language.Find(data.GetProperty("language").GetString())
        ?? throw new InvalidOperationException("The stored review's language is unknown.");
}
