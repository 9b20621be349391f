namespace SupportAddon.Mail;

/// <summary>A mail in plain text.</summary>
/// <param name="Key">The same with every try, so that whoever gets it twice sees it: it makes the Message-ID.</param>
/// <param name="To">Plain addresses; each gets a mail of their own.</param>
internal sealed record OutgoingMail(Guid Key, IReadOnlyList<string> To, string Subject, string Text);

/// <summary>What came of sending a mail.</summary>
/// <param name="Reached">Who has it.</param>
/// <param name="Refused">Whom the server does not take it for, and never will.</param>
/// <param name="Error">What went wrong, for some or for all; null when nothing did.</param>
internal sealed record MailOutcome(IReadOnlyList<string> Reached, IReadOnlyList<string> Refused, string? Error)
{
    public static MailOutcome Failed(string error) => new([], [], error);
}
