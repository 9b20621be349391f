using SupportAddon.Odoo.Models;

namespace SupportAddon.Odoo.Tests.Models;

public sealed class Domains
{
    [Theory]
    [InlineData("[]")]
    [InlineData("""[["project_id.name", "=", "Support"]]""")]
    [InlineData("""[["a", "=", 1], ["b", "in", [1, 2]]]""")]
    [InlineData("""["|", ["a", "=", 1], "&", ["b", "=", 2], "!", ["c", "=", false]]""")]
    [InlineData("""["|", ["a", "=", 1], ["b", "=", 2], ["c", "=", 3]]""")]
    [InlineData("""[[1, "=", 1]]""")]
    public void A_domain_of_Odoo_is_accepted(string domain) => Assert.Empty(Domain.Mistakes(domain));

    [Theory]
    [InlineData("", "expected a list in JSON")]
    [InlineData("[('a', '=', 1)]", "expected a list in JSON")]
    [InlineData("{}", "expected a list in JSON")]
    [InlineData("null", "expected a list in JSON")]
    [InlineData("""["a", "=", 1]""", "\"a\" is neither a condition")]
    [InlineData("""[["a", "="]]""", "is neither a condition")]
    [InlineData("""[[["a"], "=", 1]]""", "is neither a condition")]
    [InlineData("[null]", "null is not a condition")]
    [InlineData("""["|", ["a", "=", 1]]""", "too few conditions")]
    [InlineData("""["!"]""", "too few conditions")]
    [InlineData("""[["a", "=", 1], "&", ["b", "=", 2]]""", "too few conditions")]
    [InlineData("""["|", ["a", "=", 1], "|", ["b", "=", 2]]""", "too few conditions")]
    public void Anything_else_is_told(string domain, string mistake) =>
        Assert.Contains(mistake, Assert.Single(Domain.Mistakes(domain)), StringComparison.Ordinal);
}
