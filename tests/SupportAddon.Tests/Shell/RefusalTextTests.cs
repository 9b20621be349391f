using System.Net;
using System.Text.RegularExpressions;
using SupportAddon.Core.Access;
using SupportAddon.Shell;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Architecture;

namespace SupportAddon.Tests.Shell;

/// <summary>What is refused on a page is said in the reader's language, and sends nobody to a shell.</summary>
public sealed partial class RefusalTextTests
{
    /// <summary>Where the forms of tickets, board, corrections, people, users, tokens and passwords lead to.</summary>
    private static readonly string[] BehindForms =
    [
        "src/SupportAddon.Core/Life/", "src/SupportAddon/Tickets/", "src/SupportAddon/People/", "src/SupportAddon/Access/", "src/SupportAddon/Board/", "src/SupportAddon/Fixes/",
        "src/SupportAddon/Health/Downtimes/", "src/SupportAddon/Health/Outages/", "src/SupportAddon/Health/Pages/", "src/SupportAddon/Health/Probes/ProbeFinder.cs",
        "src/SupportAddon/Clients/ClientStore.cs", "src/SupportAddon/Clients/ConnectionStore.cs", "src/SupportAddon/Shell/Reader.cs",
    ];

    public static TheoryData<string> Forms => [.. SourceTree.Code("src")
        .Where(file => BehindForms.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal)) && !NotBehindForms().IsMatch(file.Path))
        .SelectMany(file => new RefusalSource(string.Join('\n', file.Lines)).Forms).Distinct()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_refusal_that_a_form_can_meet_is_said_in_french_and_names_no_command_on_a_page(string form)
    {
        var texts = Texts.Languages.Select(language => Texts.RefusalsIn(language).Find(form)).ToList();

        Assert.True(texts[0] is not null, $"Write it into refusals-fr.json: {form}");
        Assert.True(texts[1] is not null || !Command().IsMatch(form), $"It sends readers of a page to a shell; say something else in refusals-en.json: {form}");
        Assert.All(texts.OfType<string>(), text => Assert.DoesNotMatch(Command(), text));
        // No part is asked for that the sentence does not have.
        Assert.All(texts.OfType<string>(), text => Assert.Subset(Parts(form), Parts(text)));
    }

    [Theory]
    [InlineData("fr", "Link", "other", "SA-1", "Un ticket n’est pas lié à lui-même. Donnez le numéro d’un autre ticket.")]
    [InlineData("fr", "Move", "to", "resolved", "Le support ne peut pas faire passer un ticket de « réception » à « résolu ».")]
    [InlineData("fr", "Note", "text", "", "Une note sans texte ne dit rien. Écrivez le texte.")]
    [InlineData("fr", "Move", "to", "cancelled", "De « réception » à « annulé », il faut un motif. Écrivez le motif.")]
    [InlineData("fr", "Qualify", "impact", "huge", "« huge » ne convient pas pour le champ Impact. Choisissez parmi : critique, important, mineur")]
    [InlineData("en", "Move", "to", "cancelled", "From reception to cancelled a reason is needed: it was none: a doublet, a test, a mistake. Write the reason.")]
    [InlineData("en", "Link", "other", "SA-77", "There is no ticket \"SA-77\". Look for it in the list of tickets.")]
    public async Task A_form_of_a_ticket_is_refused_in_the_reader_s_language(string language, string handler, string field, string value, string said)
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.TeamLeader);
        await visitor.PostAsync("/account?handler=Reading", ("language", language));

        var refused = await visitor.PostAsync($"/tickets/1?handler={handler}", [(field, value), .. handler == "Link" ? [("kind", "relates-to")] : Array.Empty<(string, string)>()]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(said, Alert(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_and_the_command_line_say_it_in_english_as_ever()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("program", null, Permission.MoveTickets);

        var refused = await site.Browse().SendAsync(HttpMethod.Post, "/api/v1/tickets/1/transitions", new StringContent("""{"to":"cancelled"}""", null, "application/json"),
            ("Authorization", $"Bearer {token}"), ("Accept-Language", "fr"));

        Assert.Contains("From reception to cancelled a reason is needed", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""throw new RefusedException($"There is no {x}.", "See others (a)");""", "There is no {0}.", "See others (a)")]
    [InlineData("""new Refusal(a ? "One \"b\" is." : (Sentence)$"Two {string.Join(", ", c.Select(d => $"{d} e"))} are {f:0}.", g(1))""", "One \"b\" is.", "Two {0} are {1}.")]
    [InlineData("""? (Sentence)$"From {a} on." : "is not said";""", "From {0} on.")]
    public void The_search_for_refusals_finds_them_in_the_form_that_they_have(string code, params string[] forms) =>
        Assert.Equal(forms, new RefusalSource(code).Forms);

    private static string Alert(string page) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Match(page, "role=\"alert\">(.*?)</p>", RegexOptions.Singleline).Groups[1].Value), @"(<br>|\s)+", " ");

    private static HashSet<string> Parts(string form) => [.. Part().Matches(form).Select(match => match.Value)];

    [GeneratedRegex("Command|Endpoint|TicketQuery|DeclaredProxy")]
    private static partial Regex NotBehindForms();

    [GeneratedRegex("supportaddon |(^| )--[a-z]")]
    private static partial Regex Command();

    [GeneratedRegex("\\{[0-9]\\}")]
    private static partial Regex Part();
}
