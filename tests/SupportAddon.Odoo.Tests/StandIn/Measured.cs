namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>What a real 19.0 made of values that were written to it; the live tests write them again.</summary>
internal static class Measured
{
    public static readonly (string Given, string Kept)[] Html =
    [
        ("plain", "<p>plain</p>"), ("", ""), ("a\nb", "<p>a\nb</p>"), ("a & b", "<p>a &amp; b</p>"), ("a < b", "<p>a &lt; b</p>"),
        ("<p>x</p>", "<p>x</p>"), ("<p>x</p><p>y</p>", "<p>x</p><p>y</p>"), ("x <b>y</b>", "<p>x <b>y</b></p>"), ("<b>y</b>", "<b>y</b>"),
        ("<div>y</div>", "<div>y</div>"), ("<p>a<br>b</p>", "<p>a<br>b</p>"), ("<p>a<br/>b</p>", "<p>a<br>b</p>"),
        ("<script>alert(1)</script><p>z</p>", "<p>z</p>"), ("<p onclick=\"x()\">z</p>", "<p>z</p>"), ("<p style=\"color: red;\">z</p>", "<p style=\"color: red;\">z</p>"),
        ("<p class=\"x\" id=\"y\">z</p>", "<p class=\"x\" id=\"y\">z</p>"), ("<a href=\"javascript:x\">l</a>", "<a href=\"\">l</a>"),
        ("<p>é &eacute; &nbsp; &amp;</p>", "<p>é é &nbsp; &amp;</p>"), (" <p>x</p> ", "<p>x</p> "), ("<P>x</P>", "<p>x</p>"), ("<p>unclosed", "<p>unclosed</p>"),
        ("<img src=\"http://x/y.png\">", "<img src=\"http://x/y.png\">"), ("<p><!-- c -->x</p>", "<p><!-- c -->x</p>"), ("<p>&lt;b&gt;</p>", "<p>&lt;b&gt;</p>"),
        ("<ul><li>a</li></ul>", "<ul><li>a</li></ul>"), ("<p></p>", "<p></p>"), ("<p>\"q\" 's'</p>", "<p>\"q\" 's'</p>"), ("<p>a &quot;b&quot;</p>", "<p>a \"b\"</p>"),
        (" x ", "<p>x </p>"),
    ];

    /// <summary>Seven digits behind the point, as of res.partner's latitude.</summary>
    public static readonly (double Given, double Kept)[] Numbers = [(1.23456789, 1.2345679), (1.00000005, 1.0000001), (2, 2), (-1.23456785, -1.2345679)];
}
