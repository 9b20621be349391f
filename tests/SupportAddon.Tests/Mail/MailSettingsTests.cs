using Microsoft.Extensions.Configuration;
using SupportAddon.Mail;

namespace SupportAddon.Tests.Mail;

/// <summary>What appsettings.json says of the mail server is looked at when the program starts.</summary>
public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_host_there_is_none() => Assert.Null(Read(("Security", "starttls"), ("Host", " ")));

    [Fact]
    public void What_is_left_out_is_as_usual()
    {
        var plain = Read(("Host", "127.0.0.1"), ("From", "support@example.com"))!;
        var encrypted = Read(("Host", "smtp.example.com"), ("From", "Support <support@example.com>"), ("Security", "starttls"), ("User", "me"), ("Password", "secret"))!;

        Assert.Equal((25, false, "support@example.com"), (plain.Port, plain.Encrypts, plain.From.Address));
        Assert.Equal((587, true, "Support", "me"), (encrypted.Port, encrypted.Encrypts, encrypted.From.DisplayName, encrypted.User));
    }

    [Theory]
    [InlineData("neither the name of a host nor an address", "Host", "https://smtp.example.com")]
    [InlineData("nobody from whom mails come", "From", "")]
    [InlineData("nobody from whom mails come", "From", "support")]
    [InlineData("is no port", "Port", "0")]
    [InlineData("is no port", "Port", "70000")]
    [InlineData("is no port", "Port", "smtp")]
    [InlineData("is not understood", "Security", "ssl3")]
    [InlineData("encryption from the first byte", "Security", "tls")]
    [InlineData("a user without a password", "User", "me")]
    [InlineData("a user without a password", "Password", "secret")]
    public void What_cannot_be_used_is_refused_and_what_to_set_is_said(string what, string name, string value)
    {
        var refused = Assert.Throws<RefusedException>(() => Read(("Host", "smtp.example.com"), ("From", "support@example.com"), (name, value)));

        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Next);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_does_not_travel_in_clear() => Assert.Contains("in clear", Assert.Throws<RefusedException>(
        () => Read(("Host", "smtp.example.com"), ("From", "support@example.com"), ("User", "me"), ("Password", "secret"))).Message, StringComparison.Ordinal);

    private static MailSettings? Read(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings)
            values[$"Mail:{name}"] = value;
        return MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Mail"));
    }
}
