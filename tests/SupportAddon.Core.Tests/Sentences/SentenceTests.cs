using System.Globalization;
using SupportAddon.Core.Sentences;

namespace SupportAddon.Core.Tests.Sentences;

public sealed class SentenceTests
{
    [Fact]
    public void It_keeps_apart_how_it_is_said_and_what_was_put_into_it()
    {
        var (code, count) = ("anna", 3);

        Sentence sentence = $"There are {count} of \"{code}\".";

        Assert.Equal("There are {0} of \"{1}\".", sentence.Form);
        Assert.Equal([3, "anna"], sentence.Parts);
        Assert.Equal("There are 3 of \"anna\".", sentence.ToString());
    }

    [Fact]
    public void Text_without_parts_is_its_own_form_and_braces_stay_braces()
    {
        Sentence plain = "Write { id }.";
        Sentence mixed = $"Write {{ {"id"} }}.";

        Assert.Equal(("Write { id }.", "Write { id }."), (plain.ToString(), mixed.ToString()));
        Assert.Equal("Write {{ {0} }}.", mixed.Form);
    }

    [Fact]
    public void A_format_is_kept_to_whatever_the_machine_s_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new("fr-FR");
        try
        {
            Sentence sentence = $"{2.5:0.00} days since {new DateTime(2026, 11, 22):yyyy-MM-dd}, {1234.5}";
            Assert.Equal("2.50 days since 2026-11-22, 1234.5", sentence.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
