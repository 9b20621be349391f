using SupportAddon.Core.Sentences;

namespace SupportAddon.Core.Tests.Sentences;

/// <summary>A sentence that was stored is known again by its form.</summary>
public sealed class SentenceFormTests
{
    [Theory]
    [InlineData("There is no fix \"{0}\".", "There is no fix \"a (b) {c}\".", "a (b) {c}")]
    [InlineData("{0} of {1} records went wrong.", "5 of 12 records went wrong.", "5|12")]
    [InlineData("{0}, not '{1}'", "at most 9, not '10'", "at most 9|10")]
    [InlineData("It is closed.", "It is closed.", null)]
    [InlineData("Plan {0} has expired.", "Plan 3 has expired!", null)]
    [InlineData("{0}, not '{1}'", "size: at most 9, not '10'", null)]
    [InlineData("{0}: {1}", "a: b", null)]
    public void What_was_put_in_is_found_again(string form, string said, string? parts)
    {
        var read = new SentenceForm(form).Read(said);

        Assert.Equal(parts, read is null ? null : string.Join('|', read.Parts));
        Assert.True(read is null || (read.Form == form && read.ToString() == said));
    }
}
