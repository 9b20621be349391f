using System.Runtime.Versioning;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Scripts;

/// <summary>What <c>publish.sh</c> puts into a folder runs from there, and what somebody added stays when it is done again.</summary>
[UnsupportedOSPlatform("windows")]
[Trait("Category", "Long")]
public sealed class PublishTests
{
    [Fact]
    public async Task A_published_folder_runs_by_itself_and_keeps_what_was_added()
    {
        using var folder = new TemporaryFolder();
        var installed = folder.Sub("installed");
        await DoneAsync($"./publish.sh {installed}");
        Directory.CreateDirectory(Path.Combine(installed, "plugins", "Acme.Connector"));
        File.WriteAllText(Path.Combine(installed, "appsettings.json"), """{ "SupportAddon": { "Data": "data" } }""");

        await DoneAsync($"./publish.sh {installed}");
        var plugins = await DoneAsync($"{installed}/supportaddon plugin list --json");

        Assert.All(["\"rest\"", "\"odoo\"", "\"dolibarr\"", "Acme.Connector"], plugin => Assert.Contains(plugin, plugins.Output, StringComparison.Ordinal));
        Assert.True(Directory.Exists(Path.Combine(installed, "data")));
        Assert.Equal(OperatingSystem.IsLinux(), File.Exists(Path.Combine(installed, "libcoreclr.so")));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("letter.txt"), "Dear all");

        var refused = await Script.RunAsync($"./publish.sh {folder.Path}", new Dictionary<string, string>());

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("holds something else", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("Dear all", File.ReadAllText(folder.Sub("letter.txt")));
    }

    private static async Task<ScriptResult> DoneAsync(string script)
    {
        var done = await Script.RunAsync(script, new Dictionary<string, string>());
        Assert.True(done.ExitCode == 0, done.Output + done.Errors);
        return done;
    }
}
