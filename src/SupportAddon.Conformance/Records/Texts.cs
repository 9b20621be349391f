namespace SupportAddon.Conformance.Records;

/// <summary>Texts that systems make something else of.</summary>
internal static class Texts
{
    public static IReadOnlyList<string?> Delicate { get; } =
    [
        null, "0", "false", "null", "Ærøskøbing, ł Žižkov 東京", "🧾 paid", "O'Brien \"& Söhne\" \\ co;--", "  spaces  ", "two\nlines", "tab\there",
        "<b>bold</b> & <script>alert(1)</script>", "a < b", "&amp; &eacute;", "100%_sure", "{{name}} ${name}", new string('x', 200),
    ];
}
