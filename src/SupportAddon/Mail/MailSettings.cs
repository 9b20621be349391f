using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace SupportAddon.Mail;

/// <summary>The mail server that <c>SupportAddon:Mail</c> names.</summary>
/// <param name="Encrypts">By STARTTLS; a server that cannot is not talked to.</param>
/// <param name="User">Null where it asks for none; then there is no password either.</param>
/// <param name="From">From whom mails come.</param>
internal sealed record MailSettings(string Host, int Port, bool Encrypts, string? User, string? Password, MailAddress From)
{
    /// <returns>Null where no server is named.</returns>
    /// <exception cref="RefusedException">Something is missing, or cannot be used.</exception>
    public static MailSettings? Read(IConfigurationSection section)
    {
        if (Text(section["Host"]) is not { } host)
            return null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new RefusedException($"\"{host}\" under SupportAddon:Mail:Host is neither the name of a host nor an address.", "Write it like smtp.example.com; the port stands under SupportAddon:Mail:Port.");
        var encrypts = Encryption(Text(section["Security"]));
        var (user, password) = (Text(section["User"]), Text(section["Password"]));
        if ((user is null) != (password is null))
            throw new RefusedException("SupportAddon:Mail names a user without a password, or a password without a user.", "Set both User and Password, or neither.");
        if (user is not null && !encrypts)
            throw new RefusedException("SupportAddon:Mail has a password and no encryption: it would travel in clear.", "Set SupportAddon:Mail:Security to starttls.");
        return new(host, ReadPort(Text(section["Port"]), encrypts), encrypts, user, password, Sender(Text(section["From"])));
    }

    public override string ToString() => $"{Host} port {Port}";

    private static bool Encryption(string? word) => word switch
    {
        "starttls" => true,
        null or "none" => false,
        "tls" => throw new RefusedException(
            "Mail cannot be handed over with encryption from the first byte (SupportAddon:Mail:Security tls).", "Use starttls, which mail servers offer on port 587."),
        _ => throw new RefusedException($"\"{word}\" under SupportAddon:Mail:Security is not understood.", "Use none or starttls."),
    };

    private static int ReadPort(string? text, bool encrypts) =>
        text is null ? encrypts ? 587 : 25
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535 ? port
        : throw new RefusedException($"\"{text}\" under SupportAddon:Mail:Port is no port.", "Write a number such as 25 or 587.");

    private static MailAddress Sender(string? text) => MailAddress.TryCreate(text, out var from)
        ? from
        : throw new RefusedException("SupportAddon:Mail names a server, and nobody from whom mails come.", "Set SupportAddon:Mail:From to an address such as \"Support <support@example.com>\".");

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
