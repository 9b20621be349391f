using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Paging;

/// <summary>Reads single pages of one list.</summary>
/// <param name="ignored">Told why a page was refused that the manifest ignores; null where no page may be missing.</param>
internal sealed class ListReader(Exchange exchange, ListPlan plan, string system, Func<JsonElement, Row> row, Action<string>? ignored = null)
{
    public PageTurning Paging => plan.Paging;

    public string System => system;

    public async Task<ListPage> ReadAsync(PagePlace place, CancellationToken ct)
    {
        var found = await exchange.AskAsync(place.Address, new Asking(SaysNothing, MayIgnore: ignored is not null), ct);
        if (found.Ignored is { } reason)
            ignored!(reason);
        if (found.Answer is not { } answer)
            return new ListPage(place, [], null, Answer.Nothing(place.Address));
        if (plan.Select.In(answer.Body) is not { ValueKind: JsonValueKind.Array } list)
            throw NoList(place.Address);
        return new ListPage(place, [.. list.EnumerateArray().Select(row)], Total(answer.Body), answer);
    }

    private bool SaysNothing(string text) => plan.NotFound is { } words && text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private long? Total(JsonElement body) =>
        plan.Total is not null && long.TryParse(JsonText.Of(plan.Total.In(body)), out var total) ? total : null;

    private ConnectorException NoList(Uri address) => new(FailureKind.Unexpected,
        $"The answer of {system} to GET {address.AbsolutePath} has no list at \"{plan.Select}\".",
        "Correct \"select\" in the manifest, or check that baseUrl leads to the system that the manifest describes.");
}
