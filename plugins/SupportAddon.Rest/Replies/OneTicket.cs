using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Replies;

/// <summary>The one ticket that a reply is for: looked at, written to, and looked at again.</summary>
internal sealed class OneTicket(Manifest manifest, Exchange exchange, string id)
{
    private readonly DetailPlan _plan = manifest.Tickets.Detail!;

    public ReplyOutcome Missing => new(WriteResult.Missing, null, $"There is no ticket {id}, or the connection's user may not see it.");

    /// <summary>Its record as it is now, null where there is none.</summary>
    public async Task<JsonElement?> FindAsync(CancellationToken ct) =>
        (await new Detail(_plan, exchange, manifest).AskAsync(_plan.Path.AddressOf(id), id, mayIgnore: false, ct)).Record;

    /// <exception cref="ConnectorException">It is certain that nothing was written.</exception>
    public async Task<Sent> WriteAsync(ReplyPlan plan, IReadOnlyDictionary<string, JsonNode?> blanks, CancellationToken ct)
    {
        var body = new Blanks(blanks).Fill(plan.Body)!;
        var sent = await exchange.SendAsync(new Write(plan.Method, exchange.At(plan.Path.AddressOf(id)).ToUri(), body, WrittenThing.Ticket), ct);
        sent.ThrowIfRefused();
        return sent;
    }

    /// <summary>What is seen in its record after a write, nothing where there is none: whatever goes wrong now, the write was sent.</summary>
    public async Task<(T? Seen, ConnectorException? Failure)> LookAgainAsync<T>(Func<JsonElement, T?> see)
    {
        try
        {
            return (await FindAsync(CancellationToken.None) is { } record ? see(record) : default, null);
        }
        catch (ConnectorException failure)
        {
            return (default, failure);
        }
    }

    public static ReplyOutcome Unsure(string why) => new(WriteResult.Unknown, null, $"It was sent, but whether it was written is not known: {why}");
}
