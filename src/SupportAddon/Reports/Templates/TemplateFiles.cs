using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SupportAddon.Reports.Templates;

/// <summary>
/// The files that make one report in one language: those of the language's folder over those of the folder "shared".
/// Templates and style sheets are used by name without extension; "texts.json" holds the words.
/// </summary>
/// <param name="Files">Text by file name, in the order of the names.</param>
internal sealed record TemplateFiles(SortedDictionary<string, string> Files)
{
    private const string Shared = "shared";
    private const string Words = "texts.json";

    private static readonly string[] Extensions = [".hbs", ".css", ".json"];

    /// <summary>Tells two versions of the files apart: a SHA-256 in hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <param name="root">The folder of all templates.</param>
    /// <param name="report">The report's name, which is a folder's name.</param>
    /// <exception cref="RefusedException">There is no such template.</exception>
    public static TemplateFiles Read(string root, string report, string language)
    {
        var folder = Path.Combine(root, "reports", report);
        if (!Directory.Exists(Path.Combine(folder, language)))
            throw new RefusedException(
                $"There is no template of {report} in the language \"{language}\" under {root}.",
                "Check the setting SupportAddon:Templates and the folder's name.");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in new[] { Shared, language }.SelectMany(name => Texts(Path.Combine(folder, name))))
            files[Path.GetFileName(path)] = File.ReadAllText(path).ReplaceLineEndings("\n");
        return new TemplateFiles(files);
    }

    public static TemplateFiles FromJson(string json) =>
        new(new SortedDictionary<string, string>(
            JsonSerializer.Deserialize<Dictionary<string, string>>(json)!, StringComparer.Ordinal));

    public string ToJson() => JsonSerializer.Serialize(Files);

    public IReadOnlyDictionary<string, string> ReadTexts() =>
        Files.TryGetValue(Words, out var json) ? ReadTexts(json) : new Dictionary<string, string>();

    private static Dictionary<string, string> ReadTexts(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        }
        catch (JsonException broken)
        {
            throw new RefusedException(
                $"{Words} is not a JSON object of texts (line {broken.LineNumber + 1}).",
                "Correct the line: each entry is \"name\": \"text\".",
                broken);
        }
    }

    private static IEnumerable<string> Texts(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder).Where(path => Extensions.Contains(Path.GetExtension(path)))
        : [];
}
