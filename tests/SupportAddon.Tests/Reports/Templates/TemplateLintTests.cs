using SupportAddon.Reports;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Tests.Reports.Templates;

public class TemplateLintTests
{
    [Theory]
    [InlineData("{{{title}}}", "{{{ would write text unescaped")]
    [InlineData("{{title}}}", "}}} would write text unescaped")]
    [InlineData("{{&title}}", "{{& is not supported")]
    [InlineData("{{~&title}}", "{{& is not supported")]
    [InlineData("{{*inline x}}", "{{* is not supported")]
    [InlineData("{{^if a}}", "{{^ is not supported")]
    [InlineData("{{#*inline \"x\"}}{{/*inline}}", "there is no block \"*inline\"")]
    [InlineData("{{{{raw}}}}", "{{{ would write")]
    [InlineData("\\{{title}}", "\\{{ is not supported")]
    [InlineData("{{title", "has no }} of its own")]
    [InlineData("{{ {{title}}", "has no }} of its own")]
    [InlineData("{{text \"}}\"}}", "is not a name, a text or a number")]
    [InlineData("{{!-- }} --}}", "a comment is written")]
    [InlineData("{{qty + 1}}", "there is no helper \"qty\"")]
    [InlineData("{{number qty + 1}}", "\"+\" is not a name")]
    [InlineData("{{qty*2}}", "\"qty*2\" is not a name")]
    [InlineData("{{shout title}}", "there is no helper \"shout\"")]
    [InlineData("{{lookup a b}}", "there is no helper \"lookup\"")]
    [InlineData("{{log a}}", "there is no helper \"log\"")]
    [InlineData("{{number}}", "the helper \"number\" needs arguments")]
    [InlineData("{{Number}}", "the helper \"Number\" needs arguments")]
    [InlineData("{{eq a}}", "cannot take 1 arguments")]
    [InlineData("{{eq a b c}}", "cannot take 3 arguments")]
    [InlineData("{{number (shout a)}}", "there is no helper \"shout\"")]
    [InlineData("{{number (eq a b}}", "a ) is missing")]
    [InlineData("{{number 1.5}}", "\"1.5\" is not a name")]
    [InlineData("{{default (chart \"weeks\") 1}}", "a chart cannot stand within an expression")]
    [InlineData("{{#if (chart \"weeks\")}}{{/if}}", "a chart cannot stand within an expression")]
    [InlineData("{{number a=b}}", "\"a=b\" is not a name")]
    [InlineData("{{[a b]}}", "there is no helper \"[a\"")]
    [InlineData("{{a.[b]}}", "is not a name")]
    [InlineData("{{}}", "the expression is empty")]
    [InlineData("{{#if a b}}{{/if}}", "\"b\" is too much here")]
    [InlineData("{{#if}}{{/if}}", "an argument is missing")]
    [InlineData("{{#each a as |b|}}{{/each}}", "is too much here")]
    [InlineData("{{#repeat a}}{{/repeat}}", "there is no block \"repeat\"")]
    [InlineData("{{#if a}}", "{{#if}} is never closed")]
    [InlineData("{{#if a}}{{/each}}", "{{/each}} closes nothing")]
    [InlineData("{{/if}}", "{{/if}} closes nothing")]
    [InlineData("{{else}}", "{{else}} stands in no block")]
    [InlineData("{{> missing}}", "there is no file missing.hbs")]
    [InlineData("{{> (text a)}}", "there is no file (text.hbs")]
    [InlineData("{{> part a b}}", "\"b\" is too much here")]
    [InlineData("<a href={{title}}>", "needs an attribute with double quotes")]
    [InlineData("<a href='{{title}}'>", "needs an attribute with double quotes")]
    [InlineData("<p {{title}}>", "needs an attribute with double quotes")]
    [InlineData("<!-- {{title}} -->", "needs an attribute with double quotes")]
    [InlineData("<a href=\"{{title}}\">", "a value in href must follow a #")]
    [InlineData("<a href=\"{{default title \"#\"}}\">", "a value in href must follow a #")]
    [InlineData("<p style=\"color:{{title}}\">", "no value can stand in a style")]
    [InlineData("<style>p { color: {{title}} }</style>", "no value can stand in a style")]
    [InlineData("<p class=\"{{> part}}\">", "a partial cannot stand within a tag")]
    [InlineData("{{> sheet}}", "a style sheet belongs into a <style>")]
    [InlineData("<script>", "\"<script\" has no place")]
    [InlineData("<SCRIPT src=x>", "has no place")]
    [InlineData("<img src=\"x.png\">", "has no place")]
    [InlineData("<p onclick=\"x()\">", "\"onclick=\" has no place")]
    [InlineData("<a href=\"javascript:x\">", "\"javascript:\" has no place")]
    [InlineData("<a href=\"https://example.org\">", "\"https://\" has no place")]
    [InlineData("<link rel=\"stylesheet\">", "\"<link\" has no place")]
    public void A_mistake_is_told_with_file_and_line(string template, string message)
    {
        var mistakes = Check(("page.hbs", "<p>\n\n" + template));
        Assert.Contains(mistakes, mistake => mistake is { File: "page.hbs", Line: 3 } && mistake.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{title}} {{a.b.c}} {{../a}} {{../../a.b}} {{@root.a.b}} {{this}} {{@index}}")]
    [InlineData("{{number a}} {{number a.b 1}} {{text \"a\" b \"c\"}} {{eq a \"b c\"}} {{eq a -15}} {{not true}}")]
    [InlineData("{{#if (and (eq a b) (not c))}}x{{else if d}}y{{else}}z{{/if}}")]
    [InlineData("{{#each a}}{{#unless @last}}, {{/unless}}{{else}}none{{/each}}{{~#with b~}}x{{~/with~}}")]
    [InlineData("{{! a comment }}{{!-- another -- one --}}")]
    [InlineData("{{> part}} {{~> part a.b}}")]
    [InlineData("<p class=\"{{a}}\" id=\"x-{{b}}\"{{#if c}} hidden{{/if}}>1 < 2</p>")]
    [InlineData("<a href=\"#list-{{a}}\"></a><a href=\"{{link b}}\"></a>")]
    [InlineData("<style>\np { color: red }\n{{> sheet}}\n</style>{{a}}")]
    [InlineData("<!doctype html><!-- it's > \"fine\" --><p title='a \"b\"'>{{a}}</p>")]
    [InlineData("<p>{ a } }} {{a}}</p>")]
    public void What_is_right_passes(string template) => Assert.Empty(Check(("page.hbs", template)));

    [Theory]
    [InlineData("p { background: url(x.png) }")]
    [InlineData("@import \"x.css\";")]
    [InlineData("p { content: \"{{title}}\" }")]
    [InlineData("</style><p>")]
    public void A_style_sheet_reaches_for_nothing_outside(string css) =>
        Assert.Contains(Check(("other.css", "p {}\n" + css)), mistake => mistake is { File: "other.css", Line: 2 });

    [Fact]
    public void A_template_that_takes_itself_in_is_found()
    {
        Assert.Contains(Check(("page.hbs", "{{> page}}")), mistake => mistake.Message.Contains("takes itself in", StringComparison.Ordinal));
        var circle = Check(("a.hbs", "{{> b}}"), ("b.hbs", "{{~> c}}"), ("c.hbs", "{{#if x}}{{> a}}{{/if}}"));
        Assert.Equal(["a.hbs", "b.hbs", "c.hbs"], circle.Select(mistake => mistake.File));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void The_templates_of_the_review_have_no_mistakes(string language) =>
        Assert.Empty(TemplateLint.Check(Believable.Template(Language.Find(language)!)));

    private static IReadOnlyList<TemplateMistake> Check(params (string Name, string Text)[] files)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["part.hbs"] = "part", ["sheet.css"] = "p {}" };
        foreach (var (name, text) in files)
            all[name] = text;
        return TemplateLint.Check(new TemplateFiles(all));
    }
}
