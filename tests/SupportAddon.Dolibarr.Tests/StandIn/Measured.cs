namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>What 22.0.4 made of a text that was sent, as it was read back.</summary>
/// <param name="Sent">What was sent.</param>
/// <param name="Plain">Of the subject of a ticket, the name of a third party and most other texts.</param>
/// <param name="Note">Of notes, descriptions and messages.</param>
internal sealed record Measured(string Sent, string Plain, string Note)
{
    public static IReadOnlyList<Measured> All { get; } =
    [
        new("O'Brien \"& Söhne\" \\ co;--", "O'Brien & Söhne \\ co;--", "O'Brien \"&amp; Söhne\" \\ co;--"),
        new("  spaces  ", "spaces", "spaces"),
        new("<b>bold</b> & <script>alert(1)</script>", "bold & alert(1)", "<b>bold</b> &amp; alert(1)"),
        new("a < b", "a < b", "a &lt; b"),
        new("&amp; &eacute;", "& é", "&amp; é"),
        new("He said \"x\" & <b>y</b>", "He said x & y", "He said \"x\" &amp; <b>y</b>"),
        new("a & b < c", "a & b < c", "a &amp; b &lt; c"),
        new("a  b   c", "a b c", "a  b   c"),
        new("../up", "up", "../up"),
        new("C:\\123", "C:/123", "C:\\123"),
        new("<a@b.c>", "", "<a></a>"),
        new("1 > 0 < 2", "1 > 0 < 2", "1 &gt; 0 &lt; 2"),
        new("line\r\nbreak", "line\r\nbreak", "line\r\nbreak"),
        new("&#39;", "&#39;", "'"),
        new("a<br>b", "a\nb", "a<br>b"),
        new("&lt;i&gt;", "", "&lt;i&gt;"),
        new("user@x.y <u@v.w>", "user@x.y", "user@x.y <u></u>"),
        new("two\nlines", "two\nlines", "two\nlines"),
        new("{{name}} ${name}", "{{name}} ${name}", "{{name}} ${name}"),
    ];

    /// <summary>What a version keeps of a text in a field.</summary>
    public static string Of(int version, string field, string text)
    {
        var kept = version < 20 ? text.Trim(' ', '\n') : All.FirstOrDefault(one => one.Sent == text) is not { } measured ? text
            : field is "message" or "description" or "desc" or "note_public" or "note_private" ? measured.Note
            : measured.Plain;
        return field == "phone" ? new string([.. kept.Where(letter => !char.IsWhiteSpace(letter) && letter != '.')]) : field == "email" ? kept.ToLowerInvariant() : kept;
    }
}
