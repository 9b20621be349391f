using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;

namespace SupportAddon.Odoo.Reading;

/// <summary>Which records are asked for.</summary>
/// <param name="hasMessages">Whether the model has a chatter.</param>
internal sealed class Scope(OdooOptions options, bool hasMessages)
{
    /// <summary>A print of what is read, by which a position is known to belong to it.</summary>
    public static string Print(OdooOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Model} {options.Domain}")))[..16];

    /// <summary>
    /// What changed since then and comes after that id. Sorted by id none can be passed over, however many were changed
    /// in one second. What changes again meanwhile still comes: a ticket that never rests would otherwise never be read.
    /// </summary>
    public JsonArray After(long id, DateTimeOffset? from) =>
        Domain.All([Domain.Condition("id", ">", id)], from is { } since ? Changed(OdooTime.Write(since)) : [], Domain.Parse(options.Domain));

    // A message does not move the ticket's own time.
    private JsonArray Changed(string since) => hasMessages
        ? ["|", Domain.Condition("write_date", ">=", since), Domain.Condition("message_ids.write_date", ">=", since)]
        : [Domain.Condition("write_date", ">=", since)];
}
