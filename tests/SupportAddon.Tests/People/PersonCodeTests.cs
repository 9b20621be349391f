using SupportAddon.People;

namespace SupportAddon.Tests.People;

public sealed class PersonCodeTests
{
    [Theory]
    [InlineData("Inès Carpentier", "ines-carpentier")]
    [InlineData("  O'Brien, Zoë (ACME) ", "o-brien-zoe-acme")]
    [InlineData("李雷", "person")]
    [InlineData("Nobody", "nobody-2")]
    [InlineData("Anna", "anna-3")]
    public void A_code_is_made_of_a_name_and_is_free(string name, string code) =>
        Assert.Equal(code, PersonCode.Check(PersonCode.Of(name, new HashSet<string> { "anna", "anna-2" })));

    [Fact]
    public void A_long_name_makes_a_code_that_may_be_one() => PersonCode.Check(PersonCode.Of(string.Concat(Enumerable.Repeat("ab ", 60)), new HashSet<string>()));
}
