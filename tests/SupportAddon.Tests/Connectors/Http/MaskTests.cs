using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Http;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>P5: a secret never reaches a log, an error or a report, whatever it is wrapped in.</summary>
public sealed class MaskTests
{
    private const string Secret = "p@ss wörd/+\"<1>&2";

    private readonly SecretMask mask = new([Secret, "", null], users: ["support@acme.example"]);

    public static TheoryData<string> Forms => new(
        Secret,
        Uri.EscapeDataString(Secret),
        Uri.EscapeDataString(Secret).ToLowerInvariant(),
        WebUtility.UrlEncode(Secret),
        WebUtility.HtmlEncode(Secret),
        JsonSerializer.Serialize(Secret).Trim('"'),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Secret),
        Base64($"support@acme.example:{Secret}"),
        Base64($"{Secret}:"));

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_secret_is_masked_whole_in_each_form(string form) =>
        Assert.Equal("before *** after", mask.Apply($"before {form} after"));

    [Theory]
    [InlineData("a:")]
    [InlineData("ab:")]
    [InlineData("abc:")]
    [InlineData("somebody else:")]
    public void In_base64_of_an_unknown_text_nothing_of_the_secret_can_be_read(string before)
    {
        var masked = mask.Apply(Base64(before + Secret + " and more"));
        Assert.Contains(SecretMask.Shown, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(Base64(before + Secret + " and more")[8..20], masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_within_another_does_not_uncover_it() =>
        Assert.Equal("***", new SecretMask(["abc", "abcdef"]).Apply("abcdef"));

    [Fact]
    public void A_short_secret_leaves_ordinary_base64_alone() =>
        Assert.Equal("YWJjZGVm and ***", new SecretMask(["bcd"]).Apply("YWJjZGVm and bcd"));

    [Fact]
    public void Without_secrets_nothing_changes() => Assert.Equal("text", new SecretMask([null, ""]).Apply("text"));

    [Fact]
    public void A_log_gets_neither_text_nor_values_nor_exceptions_with_the_secret()
    {
        var log = new ListLogger();
        var logger = new MaskingLogger(log, mask);
        logger.LogError(new InvalidOperationException($"lost {Secret}", new FormatException(Secret)), "Key {Key} of {Count}", Secret, 3);
        Assert.Equal("Key *** of 3", log.Texts.Single());
        Assert.Equal("***", log.Values["Key"]);
        Assert.Equal(3, log.Values["Count"]);
        Assert.Equal("lost ***", log.Failures.Single().Message);
        Assert.DoesNotContain(Secret, log.Failures.Single().ToString(), StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", log.Failures.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scope_is_masked_as_well()
    {
        var log = new ListLogger();
        using var scope = new MaskingLogger(log, mask).BeginScope($"for {Secret}");
        Assert.Equal("for ***", log.Values["Scope"]);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
