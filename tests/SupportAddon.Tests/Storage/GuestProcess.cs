using System.Diagnostics;
using System.Globalization;

namespace SupportAddon.Tests.Storage;

/// <summary>Another process that shares a private cluster.</summary>
internal sealed class GuestProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly Process _process;

    private GuestProcess(ProcessStartInfo info) => _process = Process.Start(info)!;

    public static GuestProcess Stay(string data, string bin = "-", string? program = null, string? user = null, string? workingFolder = null) =>
        Start([data, bin, "stay"], program, user, workingFolder);

    public static GuestProcess Visit(string data, int rounds, int seed) =>
        Start([data, "-", "visit", rounds.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Where the guest's program lies beside the tests.</summary>
    public static string ProgramFolder => AppContext.BaseDirectory;

    public async Task<string> LineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) ?? "(end)";

    public async Task<string> RestAsync() => await _process.StandardOutput.ReadToEndAsync().WaitAsync(Limit);

    /// <summary>Lets it go out by the door; returns what it said on the way.</summary>
    public async Task<string> LeaveAsync()
    {
        _process.StandardInput.Close();
        var said = await RestAsync();
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return said + await _process.StandardError.ReadToEndAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static GuestProcess Start(string[] arguments, string? program = null, string? user = null, string? workingFolder = null)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var dll = Path.Combine(program ?? ProgramFolder, "SupportAddon.ClusterGuest.dll");
        var info = new ProcessStartInfo(dotnet, [dll, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? "/",
        };
        if (user is not null) info.UserName = user;
        return new GuestProcess(info);
    }
}
