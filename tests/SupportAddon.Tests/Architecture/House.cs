namespace SupportAddon.Tests.Architecture;

/// <summary>The rooms below one namespace, and who reads whom.</summary>
internal sealed class House(string root, IEnumerable<Type> types)
{
    private readonly IReadOnlyList<Reading> _readings = [.. Reading.By(types).Where(reading => IsInside(reading.Reader, root))];

    /// <summary>Readings of a room by any other but the named ones; the front door is composition and may read all.</summary>
    public IEnumerable<Reading> ReadersOf(string room, params string[] allowed) => _readings
        .Where(reading => IsInside(reading.Read, $"{root}.{room}"))
        .Where(reading => !IsAtTheDoor(reading.Reader))
        .Where(reading => !allowed.Append(room).Any(each => IsInside(reading.Reader, $"{root}.{each}")));

    /// <summary>Readings of the named rooms by one that must not know them.</summary>
    public IEnumerable<Reading> Readings(string room, params string[] forbidden) => _readings
        .Where(reading => IsInside(reading.Reader, $"{root}.{room}"))
        .Where(reading => forbidden.Any(each => IsInside(reading.Read, $"{root}.{each}")));

    /// <summary>Readings of a foreign namespace or type from anywhere but one room.</summary>
    public IEnumerable<Reading> ReadersOfForeign(string name, string allowed) =>
        ReadersOfForeign([name]).Where(reading => !IsInside(reading.Reader, $"{root}.{allowed}"));

    /// <summary>Readings of foreign namespaces or types from anywhere.</summary>
    public IEnumerable<Reading> ReadersOfForeign(params string[] names) =>
        _readings.Where(reading => names.Any(name => IsInside(reading.Read, name)));

    private bool IsAtTheDoor(Type type) => type.Namespace is null || type.Namespace == root;

    private static bool IsInside(Type type, string place) =>
        type.FullName == place || $"{type.Namespace}.".StartsWith($"{place}.", StringComparison.Ordinal);
}
