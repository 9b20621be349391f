namespace SupportAddon.Health.Kinds;

/// <summary>The kinds there are.</summary>
internal sealed class ProbeKinds(IEnumerable<ProbeKind> kinds)
{
    private readonly Dictionary<string, ProbeKind> byName = kinds.ToDictionary(kind => kind.Name);

    public IReadOnlyCollection<string> Names => byName.Keys;

    /// <returns>Null when there is no such kind.</returns>
    public ProbeKind? Find(string name) => byName.GetValueOrDefault(name);
}
