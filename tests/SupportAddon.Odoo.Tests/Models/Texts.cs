using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Models;

public sealed class Texts
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\nTwo")]
    [InlineData("<p>One<br>Two<br/>Three</p>", "One\nTwo\nThree")]
    [InlineData("<ul><li>A</li>\n   <li>B</li></ul>", "A\nB")]
    [InlineData("<p>5 &lt; 6 &amp;&nbsp;7 &gt; 6, na&iuml;ve</p>", "5 < 6 & 7 > 6, naïve")]
    [InlineData("<p>a < b and c > d</p>", "a < b and c > d")]
    [InlineData("<p>See <a href=\"https://x.example\">this page</a>\n  please</p>", "See this page please")]
    [InlineData("<style>p { color: red }</style><!-- hidden --><p>Seen</p><script>alert('x')</script>", "Seen")]
    [InlineData("<div><div><p>Deep</p></div></div><div>Next</div>", "Deep\n\nNext")]
    [InlineData("plain", "plain")]
    [InlineData("<p><br></p>", null)]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">", null)]
    [InlineData(null, null)]
    public void Html_becomes_what_a_reader_sees(string? html, string? text) => Assert.Equal(text, HtmlText.Of(html));

    [Theory]
    [InlineData("2026-09-01 08:00:00", "2026-09-01T08:00:00+00:00")]
    [InlineData("2026-09-01T08:00:00Z", null)]
    [InlineData("2026-09-01", null)]
    [InlineData(null, null)]
    public void A_time_is_utc_though_it_does_not_say_so(string? text, string? time) =>
        Assert.Equal(time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), OdooTime.Read(text));

    [Fact]
    public void A_time_is_asked_for_without_a_zone() =>
        Assert.Equal("2026-09-01 06:00:00", OdooTime.Write(new DateTimeOffset(2026, 9, 1, 8, 0, 0, 999, TimeSpan.FromHours(2))));
}
