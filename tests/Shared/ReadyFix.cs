using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Shared;

/// <summary>A correction that comes with a plugin, asked what it would do.</summary>
internal static class ReadyFix
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Of each record that is found its id, or one of its fields, and what is wanted of it, in words.</summary>
    public static async Task<IReadOnlyList<string>> WantedAsync(
        this ConnectorPlugin plugin, IRecordStore store, string fix, object? parameters = null, string? namedBy = null)
    {
        var ready = plugin.Fixes.Single(one => one.Id == fix);
        var typed = JsonSerializer.Deserialize(JsonSerializer.Serialize(parameters ?? new { }), ready.ParametersType, Web)!;
        var wanted = new List<string>();
        await foreach (var page in ready.FindAsync(new Reader(store), typed, CancellationToken.None))
            wanted.AddRange(page.Select(record => $"{(namedBy is null ? record.Id : record.Values[namedBy])}: {Words(ready.Correct(record, typed))}"));
        return wanted;
    }

    private static string Words(Correction wanted) => string.Join(' ', new[]
    {
        wanted.Refusal is { } refusal ? $"left: {refusal}" : wanted.Kind is null or ChangeKind.Set && wanted.Values.Count == 0 ? "right" : $"{wanted.Kind}",
        string.Join(", ", wanted.Values.Select(value => $"{value.Key}={value.Value}")), wanted.Remark,
    }.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>What a fix is given: nothing to write with.</summary>
    private sealed class Reader(IRecordStore store) : IRecordReader
    {
        public IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, CancellationToken ct) => store.FindAsync(query, ct);

        public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct) => store.GetAsync(resource, id, fields, ct);
    }
}
