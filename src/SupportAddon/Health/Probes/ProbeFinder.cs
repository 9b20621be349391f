using SupportAddon.Core.Sentences;

namespace SupportAddon.Health.Probes;

/// <summary>Finds the probe that somebody names.</summary>
internal sealed class ProbeFinder(ProbeStore probes)
{
    /// <param name="name">The probe's name.</param>
    /// <param name="client">The client's code; where it is left out, the name must be one client's alone.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<StoredProbe> FindAsync(string name, string? client, CancellationToken ct)
    {
        var all = await probes.ListAsync(ct);
        var found = all.Where(probe => probe.Name == name && (client is null || probe.Client == client)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusedException($"There is no probe \"{name}\"{(client is null ? "" : $" at {client}")}.", "List them: supportaddon probe status"),
            _ => throw new RefusedException($"Several clients have a probe \"{name}\".", (Sentence)$"Say whose it is, with --client: {string.Join(", ", found.Select(probe => probe.Client))}."),
        };
    }
}
