using Microsoft.Extensions.Logging;
using SupportAddon.Clients;
using SupportAddon.Connectors.Options;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Fixes.Files;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes;

/// <summary>All fixes there are: those of plugins and those written in YAML.</summary>
internal sealed partial class FixCatalog(PluginCatalog plugins, FixFiles files, ILogger<FixCatalog> logger)
{
    public async Task<IReadOnlyList<OfferedFix>> ListAsync(CancellationToken ct) =>
        [.. plugins.Entries.Where(entry => entry.Plugin is not null).SelectMany(OfPlugin), .. await files.ListAsync(ct)];

    /// <summary>The fix of that name; a refusal lists the ones there are.</summary>
    public async Task<OfferedFix> GetAsync(string name, CancellationToken ct)
    {
        var all = await ListAsync(ct);
        return all.FirstOrDefault(fix => fix.Name == name) ?? throw new RefusedException(
            $"There is no fix \"{name}\".",
            all.Count == 0 ? "Write one in a file and run: supportaddon fix add -f FILE" : $"Name one of: {string.Join(", ", all.Select(fix => fix.Name))}.");
    }

    /// <summary>The fix of that name, for this connection.</summary>
    public async Task<OfferedFix> GetAsync(string name, Connection connection, CancellationToken ct)
    {
        var fix = await GetAsync(name, ct);
        return fix.IsFor(connection) ? fix : throw new RefusedException(
            $"The fix {name} is not for {connection.Name}, which is a connection of {connection.Plugin}.", "Name a connection that fits: supportaddon connection list");
    }

    private IEnumerable<OfferedFix> OfPlugin(PluginEntry entry) => Told(entry)
        .Where(fix => CanBeAskedFor(entry, fix))
        .Select(fix => new OfferedFix($"{entry.Id}/{fix.Id}", fix, $"{entry.Id} {entry.Version}", entry.Id))
        .Concat(WrittenBeside(entry)).OrderBy(fix => fix.Name, StringComparer.Ordinal);

    /// <summary>The files in a plugin's folder <c>fixes</c>.</summary>
    private IEnumerable<OfferedFix> WrittenBeside(PluginEntry entry)
    {
        var folder = Path.Combine(entry.Folder, "fixes");
        return (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml") : []).Select(file => Read(entry, file)).OfType<OfferedFix>();
    }

    /// <returns>Null where it cannot be read or understood: that costs this file alone, and is said.</returns>
    private OfferedFix? Read(PluginEntry entry, string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            var (fix, mistakes) = FixFileCheck.Read(text, file);
            if (fix is not null)
                return new($"{entry.Id}/{fix.Id}", fix, FixFiles.Digest(text), entry.Id);
            LogLeftOut(entry.Id!, Path.GetFileName(file), string.Join("; ", mistakes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogLeftOut(entry.Id!, Path.GetFileName(file), e.Message);
        }

        return null;
    }

    private bool CanBeAskedFor(PluginEntry entry, Fix fix)
    {
        if (OptionProperty.Unsupported(fix.ParametersType) is not { } fault)
            return true;
        LogLeftOut(entry.Id!, fix.Id, fault);
        return false;
    }

    /// <summary>A plugin that fails to tell its fixes has none: it must not cost the others theirs.</summary>
    private List<Fix> Told(PluginEntry entry)
    {
        try
        {
            return [.. entry.Plugin!.Fixes];
        }
        catch (Exception e)
        {
            LogSilent(entry.Id!, PluginFault.Describe(e));
            return [];
        }
    }

    [LoggerMessage(LogLevel.Error, "{Plugin} failed to tell its fixes: {Fault}")]
    private partial void LogSilent(string plugin, string fault);

    [LoggerMessage(LogLevel.Error, "The fix {Fix} of {Plugin} is left out: {Fault}")]
    private partial void LogLeftOut(string plugin, string fix, string fault);
}
