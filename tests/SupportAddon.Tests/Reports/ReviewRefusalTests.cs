using SupportAddon.Core.Reports;
using SupportAddon.Reports;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Tests.Reports;

public class ReviewRefusalTests
{
    [Fact]
    public void A_fifth_quarter_is_refused_with_an_example()
    {
        var refused = Assert.Throws<RefusedException>(() => QuarterWord.Parse("2026-Q5"));
        Assert.Equal("\"2026-Q5\" is not a quarter.", refused.Message);
        Assert.Contains("2026-Q3", refused.Next, StringComparison.Ordinal);
        Assert.Equal(new Quarter(2026, 3), QuarterWord.Parse("2026-Q3"));
    }

    [Fact]
    public void A_quarter_without_any_ticket_before_its_end_is_refused()
    {
        var request = ReviewReading.Acme(ReviewReading.Ticket(1, "2026-10-01"), ReviewReading.Ticket(2, "2026-07-01", ReviewReading.Open with { Client = "other" }));
        var refused = Assert.Throws<RefusedException>(() => ReviewReading.Document(request));
        Assert.Equal("No ticket of acme is known from before the end of 2026-Q3 (2026-09-30).", refused.Message);
        Assert.Contains("Run a sync", refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarter_that_has_not_begun_is_refused_with_the_last_full_one()
    {
        var request = ReviewReading.Acme(ReviewReading.Ticket(1, "2026-05-01")) with { Now = ReviewReading.At("2026-06-30T23:59") };
        var refused = Assert.Throws<RefusedException>(() => ReviewReading.Document(request));
        Assert.Equal("2026-Q3 has not begun: it starts on 2026-07-01 in UTC.", refused.Message);
        Assert.Contains("2026-Q1", refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_is_not_there_is_refused()
    {
        var refused = Assert.Throws<RefusedException>(() => TemplateFiles.Read("/nowhere", ReviewData.Report, "fr"));
        Assert.Contains("/nowhere", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_somebody_broke_is_refused_with_file_and_line()
    {
        var template = Believable.Template(Language.English);
        template.Files["page.hbs"] += "\n{{{client.name}}}";
        var request = ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01"));
        var refused = Assert.Throws<RefusedException>(() => ReviewDocument.Create(request, template, CancellationToken.None));
        Assert.Matches("page\\.hbs:[0-9]+: {{{ would write text unescaped", refused.Message);
    }

    [Fact]
    public void A_word_that_the_texts_lack_is_refused_by_name()
    {
        var template = Believable.Template(Language.English);
        template.Files["texts.json"] = template.Files["texts.json"].Replace("\"balance.title\"", "\"balance.titel\"", StringComparison.Ordinal);
        var request = ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01"));
        var refused = Assert.Throws<RefusedException>(() => ReviewDocument.Create(request, template, CancellationToken.None));
        Assert.Contains("there is no text \"balance.title\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_are_not_json_are_refused_with_their_line()
    {
        var template = Believable.Template(Language.English);
        template.Files["texts.json"] = "{\n\"a\" \"b\"\n}";
        var request = ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01"));
        var refused = Assert.Throws<RefusedException>(() => ReviewDocument.Create(request, template, CancellationToken.None));
        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_have_the_words_that_the_other_has()
    {
        var french = Believable.Template(Language.French).ReadTexts().Keys;
        var english = Believable.Template(Language.English).ReadTexts().Keys;
        Assert.Empty(english.Except(french));
        Assert.All(french.Except(english), word => Assert.Matches("^(created|resolved)\\.(one|many)\\.", word));
    }
}
