using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Tickets;

public sealed class ReplyWordsTests
{
    private static readonly FieldMapping Mapping = FieldMapping.Of(
        Words(("New", "reception"), ("Open", "in-progress"), ("Working", "in-progress"), ("Done", "resolved")), Words(("Fixed", "resolved")));

    [Theory]
    [InlineData("reception", "New")]
    [InlineData("in-progress", "Open")]
    [InlineData("resolved", "Fixed")]
    public void The_first_value_listed_is_written_the_clients_own_before_the_connectors(string word, string value) =>
        Assert.Equal(value, Find(word).Value);

    [Fact]
    public void A_choice_of_the_client_file_goes_first() => Assert.Equal("Working", Find("in-progress", ("in-progress", "Working")).Value);

    [Fact]
    public void None_keeps_it_here() => Assert.Equal((null, "desk has no word for closed."), Find("closed", ("closed", "none")));

    [Fact]
    public void Without_a_value_it_stays_here_and_says_what_to_add()
    {
        var (value, stays) = Find("waiting-vendor");

        Assert.Null(value);
        Assert.Contains("No status of desk is known to mean waiting-vendor.", stays, StringComparison.Ordinal);
        Assert.Contains("{ status: { waiting-vendor: VALUE } }", stays, StringComparison.Ordinal);
    }

    private static (string? Value, string? Stays) Find(string word, params (string Word, string Value)[] choices) =>
        new ReplyWords("desk", Mapping, Words(choices)).Find("status", word);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Words(params (string From, string To)[] words) =>
        new() { ["status"] = words.ToDictionary(word => word.From, word => word.To) };
}
