using System.Collections.Frozen;
using System.Text.Json;
using SupportAddon.Core.Sentences;

namespace SupportAddon.Shell;

/// <summary>The words of the pages, a file a language.</summary>
internal sealed class Texts
{
    private static readonly string[] Codes = ["fr", "en"];
    private static readonly Dictionary<string, Lazy<Texts>> Loaded = Load("");
    private static readonly Dictionary<string, Lazy<Texts>> Refusals = Load("refusals-");

    private readonly FrozenDictionary<string, string> texts;
    private readonly Lazy<IReadOnlyList<SentenceForm>> forms;

    private Texts(string name)
    {
        using var file = typeof(Texts).Assembly.GetManifestResourceStream($"texts/{name}.json")!;
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
        forms = new(() => [.. texts.Keys.Select(key => new SentenceForm(key)).OrderByDescending(form => form.Weight).ThenByDescending(form => form.Places)]);
    }

    public static IReadOnlyCollection<string> Languages => Codes;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>A sentence that was written out, as its form and what was put into it; null where it has no form here.</summary>
    public Sentence? Recall(string said) => Find(said) is not null ? said : forms.Value.Select(form => form.Read(said)).FirstOrDefault(sentence => sentence is not null);

    /// <exception cref="KeyNotFoundException">A page asks for a text that nobody has written.</exception>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"There is no text \"{key}\".");

    public static Texts In(string language) => Loaded[language].Value;

    /// <summary>What pages say for a refusal, under the form of its English sentence; English has one only where a page says something else.</summary>
    public static Texts RefusalsIn(string language) => Refusals[language].Value;

    private static Dictionary<string, Lazy<Texts>> Load(string prefix) =>
        Codes.ToDictionary(language => language, language => new Lazy<Texts>(() => new(prefix + language)));
}
