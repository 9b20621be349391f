using System.Security.Cryptography.X509Certificates;
using SupportAddon.Mail;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Mail;

/// <summary>Mails handed to a real server.</summary>
public sealed class MailRoomTests
{
    private static readonly Guid Key = new("7b7f9f7e-9a53-4a59-8b7a-2f9a0c9d1e11");

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = await SmtpServer.StartAsync();

        var outcome = await SendAsync(server, ["anna@acme.example", "bob@acme.example"], "Panne : « web » à l’arrêt", "Première ligne\n.\nVoilà.");

        Assert.Null(outcome.Error);
        Assert.Equal(["anna@acme.example", "bob@acme.example"], outcome.Reached);
        var (mail, other) = (server.Next()!, server.Next()!);
        Assert.Equal(["anna@acme.example"], mail.Recipients);
        Assert.Equal(("bob@acme.example", mail.Id), (other.To, other.Id));
        Assert.Equal(("Panne : « web » à l’arrêt", "Première ligne\n.\nVoilà."), (mail.Subject, mail.Text.TrimEnd().ReplaceLineEndings("\n")));
        Assert.Equal(("<7b7f9f7e9a534a598b7a2f9a0c9d1e11@integrator.example>", "auto-generated"), (mail.Id, mail.Headers["auto-submitted"]));
        Assert.StartsWith("text/plain", mail.Headers["content-type"], StringComparison.Ordinal);
        Assert.Contains("support@integrator.example", mail.From, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_breaks_in_a_subject_write_no_headers()
    {
        await using var server = await SmtpServer.StartAsync();

        await SendAsync(server, ["anna@acme.example"], "web\r\nBcc: everybody@acme.example\n\n<b>down</b>\u0007", "a\r\n.\r\nRCPT TO:<everybody@acme.example>");

        var mail = server.Next()!;
        Assert.Equal("web Bcc: everybody@acme.example <b>down</b>", mail.Subject);
        Assert.Equal(["anna@acme.example"], mail.Recipients);
        Assert.False(mail.Headers.ContainsKey("bcc"));
    }

    [Fact]
    public async Task Whom_a_server_refuses_is_told_apart_from_whom_it_takes()
    {
        await using var server = await SmtpServer.StartAsync("refuse=gone@acme.example", "later=full@acme.example");

        var outcome = await SendAsync(server, ["anna@acme.example", "gone@acme.example", "full@acme.example", "bob@acme.example"], "web", "down");

        Assert.Equal(["anna@acme.example", "bob@acme.example"], outcome.Reached);
        Assert.Equal(["gone@acme.example"], outcome.Refused);
        Assert.Contains("gone@acme.example: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("full@acme.example: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["anna@acme.example"], server.Next()!.Recipients);
    }

    [Fact]
    public async Task Where_it_takes_nobody_nobody_is_reached()
    {
        await using var server = await SmtpServer.StartAsync("refuse=gone@acme.example");

        var outcome = await SendAsync(server, ["gone@acme.example"], "web", "down");

        Assert.Empty(outcome.Reached);
        Assert.Contains("no such user here", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using var server = await SmtpServer.StartAsync();
        await server.StopAsync();

        var outcome = await SendAsync(server, ["anna@acme.example"], "web", "down");

        Assert.Empty(outcome.Reached);
        Assert.Equal($"127.0.0.1 port {server.Port}: Connection refused", outcome.Error);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_ten_seconds()
    {
        await using var server = await SmtpServer.StartAsync("mute");
        var time = new ManualTime();

        var sending = new MailRoom(server.Settings, time).SendAsync(new(Key, ["anna@acme.example"], "web", "down"), CancellationToken.None);
        await time.TimerAsync(MailRoom.Limit);
        time.Advance(MailRoom.Limit);

        Assert.Equal($"127.0.0.1 port {server.Port} did not take the mail within 10 s", (await sending.WaitAsync(TimeSpan.FromSeconds(30))).Error);
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_nothing_where_encryption_is_asked_for()
    {
        await using var server = await SmtpServer.StartAsync();

        var outcome = await new MailRoom(server.Settings with { Encrypts = true }, TimeProvider.System).SendAsync(new(Key, ["anna@acme.example"], "web", "down"), CancellationToken.None);

        Assert.Empty(outcome.Reached);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Nor_does_one_get_anything_whose_certificate_nobody_trusts()
    {
        using var folder = new TemporaryFolder();
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = Certificates.SelfSigned("localhost", now.AddDays(-1), now.AddDays(9));
        await File.WriteAllTextAsync(folder.Sub("server.pem"), certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()?.ExportPkcs8PrivateKeyPem() + certificate.GetECDsaPrivateKey()?.ExportPkcs8PrivateKeyPem());
        await using var server = await SmtpServer.StartAsync($"starttls={folder.Sub("server.pem")}");

        var outcome = await new MailRoom(server.Settings with { Encrypts = true }, TimeProvider.System).SendAsync(new(Key, ["anna@acme.example"], "web", "down"), CancellationToken.None);

        Assert.Contains("certificate", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Without_a_server_it_says_where_to_name_one() => Assert.Contains(
        "SupportAddon:Mail", (await new MailRoom(null, TimeProvider.System).SendAsync(new(Key, ["anna@acme.example"], "web", "down"), CancellationToken.None)).Error, StringComparison.Ordinal);

    private static Task<MailOutcome> SendAsync(SmtpServer server, IReadOnlyList<string> to, string subject, string text) =>
        new MailRoom(server.Settings, TimeProvider.System).SendAsync(new(Key, to, subject, text), CancellationToken.None);
}
