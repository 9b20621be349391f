using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace SupportAddon.Mail;

/// <summary>Hands mails to the mail server. Never throws for what a server or a network does: that is an outcome.</summary>
/// <param name="settings">Null where no server is named: then no mail leaves.</param>
internal sealed class MailRoom(MailSettings? settings, TimeProvider time)
{
    /// <summary>Longer than a server takes that is well.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// To each on their own: nobody sees who else is told, and it is known of each address what came of it. After a server that cannot
    /// be talked to nobody else is tried.
    /// </summary>
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (settings is null)
            return MailOutcome.Failed("no mail server is set: name one under SupportAddon:Mail in appsettings.json and start the service again");
        var (reached, refused, errors) = (new List<string>(), new List<string>(), new List<string>());
        try
        {
            foreach (var address in mail.To)
                if (await RefusalAsync(settings, mail, address, ct) is not { } refusal)
                    reached.Add(address);
                else
                {
                    errors.Add($"{address}: {OneLine(refusal.Message)}");
                    if (refusal is SmtpFailedRecipientException && (int)refusal.StatusCode >= 500)
                        refused.Add(address);
                }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            errors.Add($"{settings} did not take the mail within {Limit.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is SmtpException or IOException or SocketException or AuthenticationException)
        {
            errors.Add($"{settings}: {Reason(e)}");
        }

        return new(reached, refused, errors.Count == 0 ? null : string.Join("; ", errors));
    }

    /// <returns>Null when the server has taken it.</returns>
    /// <exception cref="SmtpException">The server could not be talked to, or closes.</exception>
    private async Task<SmtpException?> RefusalAsync(MailSettings to, OutgoingMail mail, string address, CancellationToken ct)
    {
        using var expiry = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, expiry.Token);
        // One each: after a refusal a connection is in the middle of a mail that will never be.
        using var client = Client(to);
        using var message = Message(to, mail, address);
        try
        {
            await client.SendMailAsync(message, either.Token);
            return null;
        }
        catch (SmtpException refusal) when ((int)refusal.StatusCode is >= 400 and not (int)SmtpStatusCode.ServiceNotAvailable)
        {
            return refusal;
        }
    }

    private static MailMessage Message(MailSettings settings, OutgoingMail mail, string address)
    {
        var message = new MailMessage
        {
            From = settings.From, Subject = OneLine(mail.Subject), SubjectEncoding = Encoding.UTF8, Body = mail.Text, BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(address));
        message.Headers.Add("Message-ID", $"<{mail.Key:N}@{settings.From.Host}>");
        // Nobody's holiday answers a machine.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static SmtpClient Client(MailSettings settings) => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.Encrypts,
        Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
    };

    /// <summary>What lies deepest says the most: a refused connection, a certificate that is not trusted.</summary>
    private static string Reason(Exception e)
    {
        while (e.InnerException is not null)
            e = e.InnerException;
        return OneLine(e.Message);
    }

    /// <summary>What came from elsewhere may hold line breaks, and would write headers of its own.</summary>
    private static string OneLine(string text) => string.Join(' ', new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
