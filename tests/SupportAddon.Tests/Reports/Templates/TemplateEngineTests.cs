using System.Globalization;
using System.Text.Json;
using SupportAddon.Reports;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Tests.Reports.Templates;

public class TemplateEngineTests
{
    private static readonly RenderLimits Wide = new(1_000_000, TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("{{#each}}", "{{#each}}")]
    [InlineData("{{title}}", "{{title}}")]
    [InlineData("\"><img onerror=", "&quot;&gt;&lt;img onerror&#x3D;")]
    [InlineData("' & `", "&#x27; &amp; &#x60;")]
    public void A_value_is_text_whatever_it_holds(string title, string written) =>
        Assert.Equal(written, Render("{{title}}", new { title }));

    [Theory]
    [InlineData("{{missing}}")]
    [InlineData("{{a.missing}}")]
    [InlineData("{{#if missing}}{{/if}}")]
    [InlineData("{{#if a.missing}}{{/if}}")]
    [InlineData("{{#unless missing}}{{/unless}}")]
    [InlineData("{{#each missing}}{{/each}}")]
    [InlineData("{{#with missing}}{{/with}}")]
    [InlineData("{{number missing}}")]
    [InlineData("{{#if (eq missing 1)}}{{/if}}")]
    [InlineData("{{> part missing}}")]
    [InlineData("{{#each list}}{{missing}}{{/each}}")]
    [InlineData("{{#each list}}{{../missing}}{{/each}}")]
    [InlineData("{{#each words}}{{missing}}{{/each}}")]
    [InlineData("{{@root.missing}}")]
    [InlineData("{{nothing.missing}}")]
    public void An_unknown_name_is_refused_wherever_it_stands(string template) =>
        Assert.Contains("missing", Refused(template).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{{title.Length}}")]
    [InlineData("{{count.Scale}}")]
    [InlineData("{{list.Count}}")]
    [InlineData("{{words.Length}}")]
    [InlineData("{{a.Values}}")]
    [InlineData("{{a.GetType}}")]
    [InlineData("{{#each words}}{{Length}}{{/each}}")]
    [InlineData("{{#each words}}{{this.Length}}{{/each}}")]
    [InlineData("{{#with title}}{{Length}}{{/with}}")]
    [InlineData("{{#each a}}{{this}}{{/each}}")]
    [InlineData("{{../title}}")]
    [InlineData("{{a}}")]
    [InlineData("{{list}}")]
    public void Nothing_but_names_of_the_data_can_be_reached(string template) =>
        Assert.Contains("cannot be rendered", Refused(template).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_reads_by_its_exact_letters() => Refused("{{Title}}");

    [Fact]
    public void Blocks_see_what_they_should()
    {
        Assert.Equal("1;2;", Render("{{#each list}}{{n}};{{/each}}"));
        Assert.Equal("0:x,1:y", Render("{{#each words}}{{@index}}:{{this}}{{#unless @last}},{{/unless}}{{/each}}"));
        Assert.Equal("none", Render("{{#each none}}x{{else}}none{{/each}}"));
        Assert.Equal("none", Render("{{#with nothing}}x{{else}}none{{/with}}"));
        Assert.Equal("empty", Render("{{#if none}}x{{else}}empty{{/if}}"));
        Assert.Equal("T", Render("{{#each list}}{{#if @first}}{{../title}}{{/if}}{{/each}}"));
        Assert.Equal("zero", Render("{{#if zero}}x{{else if list}}zero{{/if}}"));
        Assert.Equal("[b]", Render("[{{> part a}}]"));
    }

    [Theory]
    [InlineData("{{eq title \"T\"}}{{eq count count}}{{eq whole -12}}{{eq nothing nothing}}{{eq zero 0}}", "TrueTrueTrueTrueTrue")]
    [InlineData("{{ne title \"t\"}}{{gt count 5}}{{lt count 5}}{{not title}}", "TrueTrueFalseFalse")]
    [InlineData("{{and title count}}{{and title zero}}{{or zero nothing}}{{or zero title}}", "TrueFalseFalseTrue")]
    [InlineData("{{number count}} {{number count 1}} {{signed zero}} {{percent half}}", "1\u202f235 1\u202f234,5 ±0 50\u202f%")]
    [InlineData("{{date day \"long\"}} {{date day \"table\"}} {{time day}}", "6\u00a0juillet 2026 06/07/2026 9\u00a0h\u00a005")]
    [InlineData("{{plural zero \"un\" \"des\"}} {{plural count \"un\" \"des\"}}", "un des")]
    [InlineData("{{default nothing \"-\"}} {{default title \"-\"}}", "- T")]
    [InlineData("{{text \"kind\" \"none\"}} {{text \"kind\" nothing}}", "Aucun Aucun")]
    [InlineData("{{number (default nothing 3)}}", "3")]
    public void Helpers_write_in_the_language_of_the_report(string template, string written) =>
        Assert.Equal(written, Render(template));

    [Theory]
    [InlineData("{{number title}}", "\"T\" is not a number")]
    [InlineData("{{gt title 1}}", "\"T\" is not a number")]
    [InlineData("{{date title \"long\"}}", "\"T\" is not a date")]
    [InlineData("{{date day \"weekday\"}}", "there is no date form \"weekday\"")]
    [InlineData("{{text \"no\" \"such\"}}", "there is no text \"no.such\"")]
    [InlineData("{{chart \"none\"}}", "no chart")]
    public void What_a_helper_cannot_do_is_said(string template, string message) =>
        Assert.Contains(message, Refused(template).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://support.example/1?a=b", "https://support.example/1?a&#x3D;b")]
    [InlineData("http://support.example/", "http://support.example/")]
    [InlineData("javascript:alert(1)", "#")]
    [InlineData("JaVaScRiPt:alert(1)", "#")]
    [InlineData("data:text/html,x", "#")]
    [InlineData("//support.example", "#")]
    [InlineData("file:///etc/passwd", "#")]
    [InlineData(" javascript:alert(1)", "#")]
    public void Only_web_addresses_are_linked(string address, string written) =>
        Assert.Equal(written, Render("{{link address}}", new { address }));

    [Fact]
    public void A_chart_s_markup_alone_is_written_as_it_is() => Assert.Equal("<svg/>", Render("{{chart \"drawn\"}}"));

    [Fact]
    public void Partials_come_from_the_template_s_files_and_never_from_the_disk()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "secret.hbs"), "secret");
        var message = Assert.Throws<RefusedException>(() => Render($"{{{{> {folder.FullName}/secret}}}}")).Message;
        folder.Delete(recursive: true);
        Assert.Contains("there is no file", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_grows_beyond_its_limit_stops()
    {
        var refused = Assert.Throws<RefusedException>(() => Render(Nested(6), Many(), new RenderLimits(10_000, TimeSpan.FromSeconds(10))));
        Assert.Contains("it grew beyond 10000 characters", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_s_indented_place_does_not_hide_growth_from_the_limit()
    {
        var refused = Assert.Throws<RefusedException>(() =>
            Render("\n    {{> part}}\n", Many(), new RenderLimits(10_000, TimeSpan.FromSeconds(10)), Nested(6)));
        Assert.Contains("it grew beyond", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_never_ends_and_writes_nothing_is_stopped_by_time()
    {
        var refused = Assert.Throws<RefusedException>(() => Render(Nested(12, ""), Many(), new RenderLimits(10, TimeSpan.FromMilliseconds(50))));
        Assert.Contains("it took longer than 0.05 s", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_can_stop_it()
    {
        using var stop = new CancellationTokenSource();
        var rendering = Task.Run(() => Engine(Nested(12, ""), Wide).Render("page", Element(Many()), stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
    }

    [Fact]
    public void The_machine_s_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal("1234.5", Render("{{count}}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_name_that_the_engine_would_take_for_its_own_cannot_be_in_the_data() =>
        Assert.Throws<InvalidOperationException>(() => Render("x", new { number = 1 }));

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var message = Assert.Throws<RefusedException>(() => Render("{{{a}}}\n{{b + 1}}")).Message;
        Assert.Contains("page.hbs:1:", message, StringComparison.Ordinal);
        Assert.Contains("page.hbs:2:", message, StringComparison.Ordinal);
    }

    private static string Nested(int depth, string inner = "x") =>
        string.Concat(Enumerable.Repeat("{{#each @root.many}}", depth)) + inner + string.Concat(Enumerable.Repeat("{{/each}}", depth));

    private static object Many() => new { many = Enumerable.Range(0, 100) };

    private static RefusedException Refused(string template) => Assert.Throws<RefusedException>(() => Render(template));

    private static string Render(string template, object? data = null, RenderLimits? limits = null, string part = "{{default b \"\"}}") =>
        Engine(template, limits ?? Wide, part).Render("page", Element(data ?? new
        {
            title = "T",
            count = 1234.5,
            zero = 0,
            whole = -12,
            half = 0.5,
            nothing = (string?)null,
            day = "2026-07-06T09:05",
            a = new { b = "b" },
            list = new[] { new { n = 1 }, new { n = 2 } },
            words = new[] { "x", "y" },
            none = Array.Empty<int>(),
        }), CancellationToken.None);

    private static TemplateEngine Engine(string template, RenderLimits limits, string part = "{{b}}")
    {
        var files = new TemplateFiles(new SortedDictionary<string, string> { ["page.hbs"] = template, ["part.hbs"] = part });
        var texts = new Dictionary<string, string> { ["kind.none"] = "Aucun" };
        var helpers = new TemplateHelpers(
            Language.French, texts, name => name == "drawn" ? "<svg/>" : throw new TemplateException("there is no chart"));
        return new TemplateEngine(files, helpers, limits, TimeProvider.System);
    }

    private static JsonElement Element(object data) => JsonSerializer.SerializeToElement(data);
}
