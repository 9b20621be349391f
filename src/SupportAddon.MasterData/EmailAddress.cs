using System.Net.Mail;

namespace SupportAddon.MasterData;

/// <summary>E-mail addresses in one way of writing.</summary>
public static class EmailAddress
{
    private const string Scheme = "mailto:";

    /// <summary>In small letters, without spaces around it or what a link puts before it.</summary>
    /// <returns>Null where it is not one address: several, a name beside it, no domain.</returns>
    public static string? Normal(string text)
    {
        var bare = text.Trim().ToLowerInvariant();
        if (bare.StartsWith(Scheme, StringComparison.Ordinal))
            bare = bare[Scheme.Length..];
        return MailAddress.TryCreate(bare, out var address) && address.Address == bare && address.Host.Contains('.', StringComparison.Ordinal) && !bare.Any(char.IsWhiteSpace)
            ? bare
            : null;
    }
}
