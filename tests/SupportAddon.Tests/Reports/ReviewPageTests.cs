using AngleSharp.Dom;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using SupportAddon.Reports;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Tests.Reports;

public class ReviewPageTests
{
    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    public static TheoryData<string> Evil =>
    [
        "<script>alert(1)</script>", "{{#each}}", "{{title}}", "\"><img src=x onerror=alert(1)>", "'\"`=&", "</style><script>alert(1)</script>",
        "javascript:alert(1)", "--></table></section>", "\u202e\u0000\u0007",
    ];

    [Theory]
    [MemberData(nameof(Evil))]
    public void Whatever_a_source_says_shows_as_text(string evil)
    {
        var request = ReviewReading.Acme(
            ReviewReading.Ticket(1, "2026-05-01", ReviewReading.Open with { Category = evil }, evil),
            ReviewReading.Ticket(2, "2026-07-01", ReviewReading.Open with { Category = evil }, evil)) with { ClientName = evil };
        request = request with { Timelines = [.. request.Timelines.Select(timeline => timeline with { Ticket = timeline.Ticket with { Number = evil } })] };
        var page = ReviewReading.Page(request);
        var shown = evil.Replace("\0", "", StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Equal(shown, page.QuerySelector("section[aria-labelledby=h-open] .title")!.TextContent);
        Assert.Equal(shown, page.QuerySelector("section[aria-labelledby=h-open] .ref")!.TextContent);
        Assert.Equal(shown, page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    public void An_address_that_is_not_of_the_web_is_not_linked(string link)
    {
        var page = ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01", link: link)));
        Assert.Null(page.QuerySelector(".ref a"));
        Assert.DoesNotContain(link, ReviewReading.Document(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01", link: link))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ticket_opens_in_its_source()
    {
        var link = ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01", link: "https://support.example/1?a=\"<")))
            .QuerySelector(".ref a")!;
        Assert.Equal("https://support.example/1?a=%22%3C", link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_stands_by_itself(string language)
    {
        var page = ReviewReading.Page(new Believable().Request(Language.Find(language)!));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, form, base, [src], [style*=url]"));
        Assert.All(page.QuerySelectorAll("style"), style => Assert.DoesNotMatch("url\\(|@import|https?:", style.TextContent));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.Matches("^(#|https://support\\.example/tickets/[0-9]+$)", link.GetAttribute("href")!));
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!, StringComparison.Ordinal);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_link_within_the_page_has_its_place_and_no_name_comes_twice(string language)
    {
        var page = ReviewReading.Page(new Believable().Request(Language.Find(language)!));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var inside = page.QuerySelectorAll("[href^='#']").Select(link => link.GetAttribute("href")!.TrimStart('#'));
        Assert.Empty(inside.Except(ids));
        var named = page.QuerySelectorAll("[aria-labelledby]").SelectMany(element => element.GetAttribute("aria-labelledby")!.Split(' '));
        Assert.Empty(named.Except(ids));
    }

    [Fact]
    public void French_stands_as_french_is_set()
    {
        var page = ReviewReading.Page(new Believable().Request(Language.French, "2026-08-14T10:00:00Z"));
        page.QuerySelectorAll("style, .title, .ref").ToList().ForEach(element => element.Remove());
        var text = page.DocumentElement.TextContent;
        Assert.DoesNotMatch("[^\u202f\u00a0](?<![0-9])[;:?!%](?![0-9])", text);
        Assert.DoesNotContain("'", text, StringComparison.Ordinal);
        Assert.All(
            ["Revue trimestrielle", "Anomalies", "Demandes d’évolution", "Encours", "Créés", "Résolus", "Rouverts", "Évolutive", "Préventive", "Corrective", "Perfective"],
            (string word) => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void English_is_not_set_like_french()
    {
        var page = ReviewReading.Page(new Believable().Request(Language.English));
        Assert.DoesNotContain('\u202f', page.DocumentElement.TextContent);
        Assert.DoesNotMatch("[éèêàç]", string.Concat(page.QuerySelectorAll("h2, h3, th, dt, dd, .lead").Where(NotATitle).Select(element => element.TextContent)));
    }

    [Fact]
    public void French_counts_zero_and_one_as_singular()
    {
        var page = ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01")) with { Language = Language.French });
        Assert.Equal("1 ticket créé et 0 résolu\u202f; l’encours passe de 0 à 1.", page.QuerySelector(".cover .lead")!.TextContent.Trim());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Stored_data_and_template_give_the_same_bytes_again(string language)
    {
        var review = ReviewReading.Document(new Believable().Request(Language.Find(language)!));
        var template = TemplateFiles.FromJson(review.Template.ToJson());
        Assert.Equal(review.Template.Hash, template.Hash);
        Assert.Equal(review.Html, ReviewDocument.Render(review.Data, template, CancellationToken.None).Html);
    }

    [Fact]
    public void Data_of_a_newer_program_is_refused()
    {
        var review = ReviewReading.Document(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01")));
        var newer = review.Data.Replace("\"version\":2", "\"version\":3", StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => ReviewDocument.Render(newer, review.Template, CancellationToken.None));
        Assert.Contains("newer program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_of_a_review_reads_from_its_data()
    {
        var now = new DateTimeOffset(2026, 8, 14, 12, 0, 0, 1, TimeSpan.FromHours(2));
        var review = ReviewReading.Document(ReviewReading.Acme(ReviewReading.Ticket(7, "2026-05-01"), ReviewReading.Ticket(4, "2026-05-02")) with { Now = now });
        var facts = ReviewFacts.Of(review.Data);
        Assert.Equal((new Quarter(2026, 3), "en", true, now), (facts.Quarter, facts.Language, facts.IsToDate, facts.IssuedAt));
        Assert.Equal([7L, 4L], facts.OpenAtEnd);
    }

    private static bool NotATitle(IElement element) => element.Closest("section[aria-labelledby=h-categories], .panel") is null;
}
