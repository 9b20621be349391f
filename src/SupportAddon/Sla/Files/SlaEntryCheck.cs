using SupportAddon.Clients.Files;
using SupportAddon.Yaml;

namespace SupportAddon.Sla.Files;

/// <summary>Checks the service levels of a client file: that its calendars exist, and that each target says something.</summary>
/// <param name="calendars">The names of all calendars there are.</param>
internal sealed class SlaEntryCheck(IReadOnlyCollection<string> calendars, ClientFileCheck file)
{
    public void Check(SlaEntry sla, string path)
    {
        CheckCalendar(sla.Calendar, path);
        foreach (var (index, target) in sla.Targets.Index())
            Check(target, sla.Targets.Take(index), YamlPath.Item(YamlPath.Key(path, "targets"), index));
    }

    private void Check(TargetEntry target, IEnumerable<TargetEntry> before, string path)
    {
        if (target.Calendar is { } calendar)
            CheckCalendar(calendar, path);
        if (target is { FirstResponse: null, Resolution: null, Vendor: null })
            file.Mistake(path, "this promises nothing; give it firstResponse, resolution or vendor");
        if (before.Any(earlier => earlier.Covers(target)))
            file.Mistake(path, "this is never reached: a target before it holds for all of these tickets");
    }

    private void CheckCalendar(string name, string path)
    {
        if (!calendars.Contains(name))
            file.Mistake(YamlPath.Key(path, "calendar"),
                $"there is no calendar \"{name}\", neither built in nor in this file nor applied before; there are {string.Join(", ", calendars)}");
    }
}
