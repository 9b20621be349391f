using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>The values that a field may have: its own, or the active ones of a dictionary.</summary>
internal sealed class Choices(Session session)
{
    public async Task<IReadOnlyList<Choice>> OfAsync(Field field, CancellationToken ct) =>
        field.Dictionary is { } dictionary ? await OfAsync(dictionary, ct) : field.Choices;

    private async Task<IReadOnlyList<Choice>> OfAsync(Dictionary dictionary, CancellationToken ct)
    {
        var path = $"setup/dictionary/{dictionary.Name}?limit=1000";
        var entries = await session.AskAsync(path, ct) is { ValueKind: System.Text.Json.JsonValueKind.Array } array ? array.EnumerateArray().Select(json => new Row(json)) : [];
        return [.. from entry in entries let value = entry.Text(dictionary.Value) where value is not (null or "0") select new Choice(value, entry.Text("label") ?? value)];
    }
}
