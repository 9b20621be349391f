using SupportAddon.Core.Access;
using SupportAddon.Shell;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Architecture;

namespace SupportAddon.Tests.Shell;

public sealed class LanguageOfPagesTests
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Path.Combine(SourceTree.Root, "src", "SupportAddon"), "*.cshtml", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("_View", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(SourceTree.Root, file))];

    [Fact]
    public void All_languages_have_the_same_texts() =>
        Assert.All(Texts.Languages, language => Assert.Equal(Texts.In("en").Keys.Order(), Texts.In(language).Keys.Order()));

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_page_says_anything_in_a_language_of_its_own(string page) =>
        Assert.Empty(new PageSource(File.ReadAllText(Path.Combine(SourceTree.Root, page))).Words);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_text_that_a_page_asks_for_is_there(string page) =>
        Assert.All(new PageSource(File.ReadAllText(Path.Combine(SourceTree.Root, page))).Keys, key => Assert.True(IsThere(key), key));

    [Fact]
    public void Each_role_has_a_name_in_each_language() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.NotEmpty(Texts.In("fr")[$"role.{Core.Tickets.TicketWord.Of(role)}"]));

    [Theory]
    [InlineData("<p>Hello @name</p>", "Hello")]
    [InlineData("<img alt=\"Hello\">", "Hello")]
    [InlineData("@if (a < b) { <p title=\"@R[\"x\"]\">@R[\"y\", z]: <code>supportaddon serve</code></p> }")]
    [InlineData("@foreach (var a in b) { <td class=\"x\">@a.B(c)</td> } else if (d) { @Model.E }")]
    public void The_search_for_words_finds_them_and_nothing_else(string page, params string[] words) =>
        Assert.Equal(words, new PageSource(page).Words);

    [Theory]
    [InlineData("fr-CH, en;q=0.5", "Se connecter")]
    [InlineData("de, en;q=0.5, fr;q=0.7", "Se connecter")]
    [InlineData("de", "Sign in")]
    public async Task A_stranger_reads_what_the_browser_asks_for(string asked, string word)
    {
        await using var site = await RunningSite.StartAsync();

        Assert.Contains(word, await site.Browse().ReadAsync("/sign-in", ("Accept-Language", asked)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_reads_what_was_chosen_else_what_the_browser_asks_for_else_what_the_client_reads()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);
        await site.ExecuteAsync("update user_session set started_at = '2026-09-30 22:30Z', last_seen_at = '2026-10-01 07:59Z'");

        Assert.Contains("<html lang=\"fr\">", await visitor.ReadAsync("/account"), StringComparison.Ordinal);
        var english = await visitor.ReadAsync("/account", ("Accept-Language", "en"));
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("1 Oct 2026 09:59", english.Replace('\u00a0', ' ').Replace("&#xA0;", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        await visitor.PostAsync("/account?handler=Reading", ("language", "fr"), ("zone", "Indian/Reunion"));
        var french = await visitor.ReadAsync("/account", ("Accept-Language", "en"));
        Assert.Contains("<html lang=\"fr\">", french, StringComparison.Ordinal);
        Assert.Contains("01/10/2026", french, StringComparison.Ordinal);
    }

    private static bool IsThere(string key) =>
        Texts.In("en").Keys.Any(text => key.EndsWith('.') ? text.StartsWith(key, StringComparison.Ordinal) : text == key);
}
