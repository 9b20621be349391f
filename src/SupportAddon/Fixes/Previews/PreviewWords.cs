using SupportAddon.Sdk;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Previews;

/// <summary>The words of a preview in its reader's language.</summary>
internal sealed class PreviewWords(Reader reader)
{
    private static readonly string[] Texts = ["preview.record", "preview.verdict", "preview.field", "preview.before", "preview.after", "preview.note"];

    public string Language => reader.Code;

    public char Separator => reader.Separator;

    public IEnumerable<string> Columns => Texts.Select(text => reader[text]);

    public string this[string key] => reader[key];

    public string this[string key, params object?[] parts] => reader[key, parts];

    public string Of(Wording wording) => reader.Of(wording);

    public string Verdict(string word) => reader[$"preview.verdict.{word}"];

    public string Said(string note) => reader.Said(note);
}
