using SupportAddon.Demo.Story;

namespace SupportAddon.Demo;

/// <summary>What a caller writes to a ticket: something said, other values, or both.</summary>
/// <param name="Text">What is said; null for nothing.</param>
/// <param name="Internal">The requester does not see it.</param>
/// <param name="Status">Another status; null to keep it.</param>
/// <param name="Assignee">The name of somebody of the team, empty for nobody; null to keep it.</param>
internal sealed record NewEntry(string? Text, bool Internal, string? Status, string? Assignee)
{
    public string? Visibility => Text is null ? null : Internal ? DeskVisibility.Internal : DeskVisibility.Public;

    /// <summary>By the names of <see cref="DeskField"/>.</summary>
    public IReadOnlyDictionary<string, string?> Values => new[]
    {
        KeyValuePair.Create(DeskField.Status, Status), KeyValuePair.Create(DeskField.Assignee, Assignee),
    }.Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value is "" ? null : value.Value);

    public IReadOnlyDictionary<string, string> Mistakes(Team team)
    {
        var mistakes = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(Text) && Status is null && Assignee is null)
            mistakes["text"] = "must say something where nothing is changed";
        if (Status is not null && !DeskStatus.All.Contains(Status))
            mistakes[DeskField.Status] = $"must be one of {string.Join(", ", DeskStatus.All)}";
        if (!string.IsNullOrEmpty(Assignee) && !team.Consultants.Append(team.Dispatcher).Concat(team.Developers).Contains(Assignee))
            mistakes[DeskField.Assignee] = "must be somebody of the team";
        return mistakes;
    }
}
