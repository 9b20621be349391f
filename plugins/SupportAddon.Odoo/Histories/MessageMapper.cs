using System.Globalization;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Histories;

/// <summary>Makes events of what was written in the chatter of a ticket.</summary>
/// <param name="internalSubtypes">The subtypes that only employees see.</param>
internal sealed class MessageMapper(IReadOnlySet<long> internalSubtypes)
{
    public static readonly string[] Asked = ["res_id", "date", "body", "message_type", "subtype_id", "is_internal", "author_id", "email_from"];

    /// <summary>The message, or null where it says nothing: what only notes changes has no text.</summary>
    public MessagePosted? Message(Row message) => HtmlText.Of(message.Text("body")) is not { } text ? null : new MessagePosted
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"message:{message.Id}"),
        OccurredAt = At(message),
        Author = Author(message),
        Text = text,
        Visibility = Visible(message),
    };

    public static string? Author(Row message) => message.Text("author_id") ?? message.Text("email_from");

    public static DateTimeOffset At(Row message) => message.Time("date") ?? throw new ConnectorException(FailureKind.Unexpected,
        string.Create(CultureInfo.InvariantCulture, $"Message {message.Id} of Odoo has no date."), "Ask the operator of Odoo to correct or remove it.");

    // A message without a subtype is a note as well: Odoo shows it to nobody outside.
    private Visibility Visible(Row message) =>
        message.Text("message_type") is "notification" or "auto_comment" or "user_notification" ? Visibility.Automatic
        : message.IsTrue("is_internal") || message.One("subtype_id") is not { } subtype || internalSubtypes.Contains(subtype) ? Visibility.Internal
        : Visibility.Public;
}
