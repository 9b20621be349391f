namespace SupportAddon.MasterData.Tests;

/// <summary>One way of writing for numbers and addresses, and none for what is neither.</summary>
public sealed class NormalTests
{
    [Theory]
    [InlineData("FR 40 303 265 045", "FR")]
    [InlineData("fr40303265045", "FR")]
    [InlineData("BE 0477.472.701", "BE")]
    [InlineData("EL094259216", "GR")]
    [InlineData("XI 123456789", "GB")]
    [InlineData("CHE-115.635.792 TVA", "CH")]
    [InlineData("ATU12345678", "AT")]
    [InlineData("NL859837566B01", "NL")]
    [InlineData("303265045", null)]
    [InlineData("France", null)]
    [InlineData("FR", null)]
    [InlineData("DEMOPARTNER1", null)]
    [InlineData("US123456789", null)]
    [InlineData("", null)]
    public void The_country_is_what_the_first_two_letters_of_a_vat_number_stand_for(string number, string? country) => Assert.Equal(country, VatNumber.Country(number));

    [Theory]
    [InlineData("01 23 45 67 89", "FR", "+33 1 23 45 67 89")]
    [InlineData("01.23.45.67.89", "FR", "+33 1 23 45 67 89")]
    [InlineData("0033123456789", "BE", "+33 1 23 45 67 89")]
    [InlineData("+32 2 555 12 12", "FR", "+32 2 555 12 12")]
    [InlineData("02/555.12.12", "BE", "+32 2 555 12 12")]
    [InlineData("0692 12 34 56", "RE", "+262 692 12 34 56")]
    [InlineData("12", "FR", null)]
    [InlineData("01 23 45 67 89 (accueil)", "FR", null)]
    [InlineData("01 23 45 67 89 poste 12", "FR", null)]
    [InlineData("01 23 45 67 89 / 06 12 34 56 78", "FR", null)]
    [InlineData("call me", "FR", null)]
    public void A_telephone_number_has_its_countrys_code_and_nothing_beside_it(string text, string country, string? normal) =>
        Assert.Equal(normal, PhoneNumber.Normal(text, country, grouped: true));

    [Fact]
    public void A_number_can_be_written_without_gaps_and_stays_so_when_it_is_written_again()
    {
        var closed = PhoneNumber.Normal("01 23 45 67 89", "FR", grouped: false)!;

        Assert.Equal("+33123456789", closed);
        Assert.Equal(closed, PhoneNumber.Normal(closed, "DE", grouped: false));
    }

    [Theory]
    [InlineData(" Ana.Martin@Acme.FR ", "ana.martin@acme.fr")]
    [InlineData("mailto:ana@acme.fr", "ana@acme.fr")]
    [InlineData("Ana <ana@acme.fr>", null)]
    [InlineData("ana@acme.fr; bob@acme.fr", null)]
    [InlineData("ana@acme.fr, bob@acme.fr", null)]
    [InlineData("ana@acme", null)]
    [InlineData("ana@", null)]
    [InlineData("ana martin@acme.fr", null)]
    public void An_address_is_one_in_small_letters(string text, string? normal) => Assert.Equal(normal, EmailAddress.Normal(text));

    [Fact]
    public void Twins_are_two_and_more_in_the_order_in_which_they_came()
    {
        var twins = new Twins();
        foreach (var (key, id) in new[] { ("A", "1"), ("B", "2"), ("A", "3"), (null, "4"), (null, "5"), ("", "6"), ("", "7"), ("A", "8") })
            twins.Add(key, id);

        Assert.Equal(["1", "3", "8"], twins.Of("A"));
        Assert.Null(twins.Of("B"));
        Assert.Null(twins.Of(null));
        Assert.Null(twins.Of(""));
    }
}
