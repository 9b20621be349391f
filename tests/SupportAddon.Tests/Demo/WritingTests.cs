using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

public sealed class WritingTests
{
    private const int Seed = 4712;
    private static readonly DateOnly July = new(2026, 7, 3);
    private readonly Company _company = Words.Company("lemarchand");
    private readonly Dice _dice = new(Seed);

    private Phrases Phrases => new(_company, _dice);

    [Fact]
    public void Numbers_of_documents_carry_their_month_and_do_not_begin_with_zero() =>
        Assert.Matches("^Facture FA2607-[1-9][0-9]{3}$", Phrases.Fill("Facture {invoice}", July));

    [Fact]
    public void People_write_about_the_month_that_has_just_ended() =>
        Assert.Equal("TVA de juin, clôture de juin", Phrases.Fill("TVA {deMonth}, clôture de {month}", July));

    [Fact]
    public void In_January_that_month_is_December() =>
        Assert.Equal("décembre", Phrases.Fill("{month}", new DateOnly(2027, 1, 12)));

    [Fact]
    public void What_is_known_goes_before_the_vocabulary() =>
        Assert.Equal("Sylvie", Phrases.Fill("{customer}", July, ("customer", "Sylvie")));

    [Fact]
    public void A_word_nobody_knows_is_a_mistake_in_the_vocabulary() =>
        Assert.Throws<KeyNotFoundException>(() => Phrases.Fill("{nothing}", July));

    [Fact]
    public void Titles_differ_as_long_as_the_patterns_allow()
    {
        var titles = new Titles(Phrases, _dice);
        string[] patterns = ["A {site}", "B {site}"];

        var six = Enumerable.Range(0, 6).Select(_ => titles.Next(patterns, July)).ToList();

        Assert.Equal(6, six.Distinct().Count());
        Assert.Contains(titles.Next(patterns, July), six);
    }

    [Fact]
    public void Mail_addresses_have_no_accents_and_no_blanks() =>
        Assert.Equal("elodie.roussel@lemarchand.example", _company.MailOf("Élodie Roussel"));
}
