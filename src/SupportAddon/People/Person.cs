namespace SupportAddon.People;

/// <summary>Somebody on the client's or on the support side, known by names in the connected systems.</summary>
internal sealed record Person
{
    /// <summary>Its name in files and commands.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="PersonSide"/>.</summary>
    public required string Side { get; init; }

    /// <summary>The code of the client; null on the support side.</summary>
    public string? Client { get; init; }

    public string? Email { get; init; }

    public string? Team { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<string> Levels { get; init; } = [];

    public IReadOnlyList<PersonIdentity> Identities { get; init; } = [];
}

/// <summary>What a person is called in one system.</summary>
/// <param name="Connection">The connection's name.</param>
/// <param name="Name">As its source names an author or assignee.</param>
internal sealed record PersonIdentity(string Connection, string Name);

/// <summary>On whose side somebody is.</summary>
internal static class PersonSide
{
    public const string Support = "support";
    public const string Client = "client";
}
