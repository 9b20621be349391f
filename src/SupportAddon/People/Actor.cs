namespace SupportAddon.People;

/// <summary>Who does something, and from where.</summary>
/// <param name="Name">As it is recorded, for example a user's login, "api:deploy" for a token, or "shell:anna@host".</param>
/// <param name="Address">The address of the network that it came from; null on the machine itself.</param>
internal sealed record Actor(string Name, string? Address)
{
    /// <summary>Whoever has a shell on this machine.</summary>
    public static Actor OfShell() => new($"shell:{Environment.UserName}@{Environment.MachineName}", null);
}
