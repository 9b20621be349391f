using System.Diagnostics;
using SupportAddon.Testing;
using SupportAddon.Tests.Architecture;

namespace SupportAddon.Tests.Tutorial;

/// <summary>
/// Somebody who follows the tutorial with nothing of the house but its packages: all folders are its own, the user's home
/// is not touched, and packages that are not of the house are taken from where this build has them.
/// </summary>
public sealed class Author : IAsyncLifetime, IDisposable
{
    private const string Version = "0.1.0-tutorial";
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
    private readonly TemporaryFolder _folder = new();

    /// <summary>The connector's solution.</summary>
    public string Solution => _folder.Sub("contoso-help");

    /// <summary>The packages that were taken from the feed.</summary>
    public string Packages => _folder.Sub("packages");

    /// <summary>What the commands said, by command.</summary>
    public IDictionary<string, string> Said { get; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        foreach (var command in TutorialPage.Commands.Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal)))
            Said[command] = await RunAsync(command);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>The command with places of our own for those that it names, and without building again what is built.</summary>
    private string Here(string command)
    {
        var here = command.Replace("$PWD/artifacts/packages", _folder.Sub("feed"), StringComparison.Ordinal)
            .Replace("artifacts/packages", _folder.Sub("feed"), StringComparison.Ordinal).Replace("../contoso-help", Solution, StringComparison.Ordinal);
        return here.Split(' ')[1] switch
        {
            "pack" => $"{here.Replace("-c Release", $"-c {Configuration}", StringComparison.Ordinal)} --no-build -p:PackageVersion={Version}",
            "new" when here.Contains(" install ", StringComparison.Ordinal) => $"{here} --debug:custom-hive {_folder.Sub("hive")}",
            "new" => $"{here} --sdk-version {Version} --debug:custom-hive {_folder.Sub("hive")}",
            _ => here,
        };
    }

    private async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("dotnet", Here(command).Split(' ')[1..])
        {
            WorkingDirectory = Directory.Exists(Solution) ? Solution : SourceTree.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsAnotherBuilds).ToList())
            start.Environment.Remove(inherited);
        start.Environment["DOTNET_CLI_HOME"] = _folder.Sub("home");
        start.Environment["RestoreFallbackFolders"] = start.Environment.TryGetValue("NUGET_PACKAGES", out var known) && known is { Length: > 0 } ? known
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        start.Environment["NUGET_PACKAGES"] = Packages;
        // Nothing of it may outlive the command: who keeps its pipes open keeps us waiting.
        (start.Environment["MSBUILDDISABLENODEREUSE"], start.Environment["UseSharedCompilation"]) = ("1", "false");
        return await EndAsync(command, start);
    }

    private static async Task<string> EndAsync(string command, ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command} ended with {process.ExitCode}:\n{said}\n{await errors}");
        return said;
    }

    /// <summary>A test runner hands these down, and they point to its own tools.</summary>
    private static bool IsAnotherBuilds(string variable) => variable.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || variable is "DOTNET_HOST_PATH" or "DOTNET_CLI_TEST_COMMAND_RUNNER";
}
