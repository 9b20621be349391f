using System.Collections.Frozen;
using System.Text.Json;

namespace SupportAddon.Shell;

/// <summary>The words of the pages, a file a language.</summary>
internal sealed class Texts
{
    private static readonly string[] Codes = ["fr", "en"];
    private static readonly Dictionary<string, Lazy<Texts>> Loaded = Load("");
    private static readonly Dictionary<string, Lazy<Texts>> Refusals = Load("refusals-");

    private readonly FrozenDictionary<string, string> texts;

    private Texts(string name)
    {
        using var file = typeof(Texts).Assembly.GetManifestResourceStream($"texts/{name}.json")!;
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }

    public static IReadOnlyCollection<string> Languages => Codes;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <exception cref="KeyNotFoundException">A page asks for a text that nobody has written.</exception>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"There is no text \"{key}\".");

    public static Texts In(string language) => Loaded[language].Value;

    /// <summary>What pages say for a refusal, under the form of its English sentence; English has one only where a page says something else.</summary>
    public static Texts RefusalsIn(string language) => Refusals[language].Value;

    private static Dictionary<string, Lazy<Texts>> Load(string prefix) =>
        Codes.ToDictionary(language => language, language => new Lazy<Texts>(() => new(prefix + language)));
}
