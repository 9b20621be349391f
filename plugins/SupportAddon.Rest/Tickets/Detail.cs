using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>Asks for one record by itself.</summary>
internal sealed class Detail(DetailPlan plan, Exchange exchange, Manifest manifest)
{
    /// <summary>The record; or why its lack is ignored; or neither, where there is none.</summary>
    public async Task<(JsonElement? Record, string? Ignored)> AskAsync(string path, string id, bool mayIgnore, CancellationToken ct)
    {
        var found = await exchange.AskAsync(exchange.At(path, plan.Query).ToUri(), new Asking(_ => true, mayIgnore), ct);
        if (found.Answer is not { } answer)
            return (null, found.Ignored);
        var record = plan.Select is null ? answer.Body
            : plan.Select.In(answer.Body) ?? throw Wrong(id, $"has nothing at \"{plan.Select}\" in its own answer", manifest.Name);
        return TicketMapper.Id(manifest.Tickets.Fields.Id, record, manifest.Name) == id ? (record, null)
            : throw Wrong(id, "is another record when asked for by itself", manifest.Name);
    }

    public static ConnectorException Wrong(string id, string what, string system) => new(FailureKind.Unexpected,
        $"Ticket {id} of {system} {what}.", "Correct \"detail\" in the manifest.");
}
