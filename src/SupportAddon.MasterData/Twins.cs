namespace SupportAddon.MasterData;

/// <summary>Records that have the same number, address or name, told from the first of them.</summary>
public sealed class Twins
{
    private readonly Dictionary<string, List<string>> _byKey = [];

    /// <param name="key">What they have in common; null or empty for nothing.</param>
    /// <param name="id">Records are added in the order in which they were made.</param>
    public void Add(string? key, string id)
    {
        if (string.IsNullOrEmpty(key))
            return;
        if (!_byKey.TryGetValue(key, out var ids))
            _byKey[key] = ids = [];
        ids.Add(id);
    }

    /// <returns>All that have it, the first one first; null where fewer than two do.</returns>
    public IReadOnlyList<string>? Of(string? key) =>
        !string.IsNullOrEmpty(key) && _byKey.TryGetValue(key, out var ids) && ids.Count > 1 ? ids : null;
}
