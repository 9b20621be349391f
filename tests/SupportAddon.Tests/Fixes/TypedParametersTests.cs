using SupportAddon.Connectors.Options;
using SupportAddon.Fixes.Commands;

namespace SupportAddon.Tests.Fixes;

/// <summary>The parameters of a fix as they are typed.</summary>
public sealed class TypedParametersTests
{
    private static readonly OptionDescription[] Declared = [new() { Name = "from", Type = "text" }, new() { Name = "newCategory", Type = "text" }];

    [Theory]
    [InlineData("--from 1 --new-category=-2", "from=1 newCategory=-2")]
    [InlineData("--newCategory a=b", "newCategory=a=b")]
    [InlineData("", "")]
    public void Each_is_an_option_of_its_own(string typed, string given) =>
        Assert.Equal(given, string.Join(' ', TypedParameters.Read(Declared, [], typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(pair => $"{pair.Key}={pair.Value}")));

    [Theory]
    [InlineData("--form 1", "--form is neither an option of this command nor a parameter of the fix. Its parameters are: --from, --new-category.")]
    [InlineData("--from", "--from has no value. Write it behind, as in: --from VALUE")]
    [InlineData("--from 1 --from 2", "--from stands twice. Write each parameter once.")]
    [InlineData("stray", "stray is neither an option of this command nor a parameter of the fix. Its parameters are: --from, --new-category.")]
    public void What_is_none_is_refused_with_those_there_are(string typed, string said)
    {
        var refused = Assert.Throws<RefusedException>(() => TypedParameters.Read(Declared, [], typed.Split(' ')));

        Assert.Equal(said, $"{refused.Message} {refused.Next}");
    }

    [Fact]
    public void One_that_was_set_is_not_typed_as_well() =>
        Assert.Equal("--from stands twice.", Assert.Throws<RefusedException>(() => TypedParameters.Read(Declared, ["from=1"], ["--from", "2"])).Message);
}
