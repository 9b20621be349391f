using System.Text.Json;
using SupportAddon.Core.Analysis;

namespace SupportAddon.Core.Tests.Analysis;

public sealed class PseudonymsTests
{
    private static readonly Pseudonyms Ours = new([.. Enumerable.Range(0, Pseudonyms.KeyLength).Select(part => (byte)part)]);
    private static readonly Pseudonyms Theirs = new(new byte[Pseudonyms.KeyLength]);

    [Theory]
    [InlineData("Anne Petit", "^([BDFGHKLMNPRSTVWZ][aeiu]([bdfghklmnprstvwz][aeiu]){3} ?){3}$")]
    [InlineData("FR 12 345 678 901", "^([BDFGHKLMNPRSTVWZ][aeiu]([bdfghklmnprstvwz][aeiu]){3} ?){3}$")]
    [InlineData("anne.petit@acme.example", "^p[0-9a-f]{20}@example\\.invalid$")]
    [InlineData("+33 1 23 45 67 89", "^\\+000[0-9]{18}$")]
    [InlineData("(01) 23-45-67", "^\\+000[0-9]{18}$")]
    [InlineData("4711", "^p[0-9a-f]{20}$")]
    [InlineData("1980-05-01", "^p[0-9a-f]{20}$")]
    [InlineData("a@b@c, or \"d\"\n<e>", "^([BDFGHKLMNPRSTVWZ][aeiu]([bdfghklmnprstvwz][aeiu]){3} ?){3}$")]
    public void A_token_looks_like_what_it_stands_for_and_is_always_the_same_under_one_key_alone(string value, string form)
    {
        Assert.Matches(form, Ours.Of(value));
        Assert.Equal(Ours.Of(value), Ours.Of(value));
        Assert.NotEqual(Ours.Of(value), Theirs.Of(value));
        Assert.NotEqual(Ours.Of(value), Ours.Of(value + "1"));
    }

    [Fact]
    public void Nothing_stays_nothing_and_each_of_several_has_its_own()
    {
        Assert.Equal(JsonValueKind.Null, Ours.Of(JsonElement.Parse("null")).ValueKind);
        Assert.Equal("", Ours.Of(""));
        Assert.Equal([Ours.Of("7"), Ours.Of("8")], Ours.Of(JsonElement.Parse("[\"7\",8]")).EnumerateArray().Select(token => token.GetString()!));
    }

    [Fact]
    public void Different_values_have_different_tokens()
    {
        var tokens = Enumerable.Range(0, 20_000).SelectMany(number => new[] { Ours.Of($"Person {number}"), Ours.Of($"p{number}@acme.example"), Ours.Of($"+33{number:000000000}") });

        Assert.Equal(60_000, tokens.Distinct().Count());
    }

    [Fact]
    public void The_mark_tells_keys_apart_and_is_no_token()
    {
        Assert.NotEqual(Ours.Mark, Theirs.Mark);
        Assert.DoesNotContain(Ours.Mark, Ours.Of("4711"), StringComparison.Ordinal);
    }
}
