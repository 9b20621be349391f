using System.Collections.Frozen;
using System.Text.Json;

namespace SupportAddon.Shell;

/// <summary>The words of the pages, a file a language.</summary>
internal sealed class Texts
{
    private static readonly Dictionary<string, Lazy<Texts>> Loaded = new[] { "fr", "en" }.ToDictionary(language => language, language => new Lazy<Texts>(() => new(language)));

    private readonly FrozenDictionary<string, string> texts;

    private Texts(string language)
    {
        using var file = typeof(Texts).Assembly.GetManifestResourceStream($"texts/{language}.json")!;
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }

    public static IReadOnlyCollection<string> Languages => Loaded.Keys;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <exception cref="KeyNotFoundException">A page asks for a text that nobody has written.</exception>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"There is no text \"{key}\".");

    public static Texts In(string language) => Loaded[language].Value;
}
