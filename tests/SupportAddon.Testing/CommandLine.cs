using System.Diagnostics;
using System.Text;

namespace SupportAddon.Testing;

/// <summary>How a command ended.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Errors}";
}

/// <summary>The real program in processes of its own, over one test database.</summary>
public sealed class CommandLine(TestDatabase database) : IDisposable
{
    private readonly TemporaryFolder _data = new();

    /// <summary>A folder for files of the test.</summary>
    public TemporaryFolder Files { get; } = new();

    /// <summary>The data folder of the program.</summary>
    public string Data => _data.Path;

    /// <summary>The file that is run: the program, or its .dll by the machine's own runtime.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "supportaddon.dll");

    public IDictionary<string, string> Variables { get; } = new Dictionary<string, string>();

    public string Write(string name, string text)
    {
        File.WriteAllText(Files.Sub(name), text);
        return Files.Sub(name);
    }

    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Starts the program; the caller may kill it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = StartOf(Program, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.WorkingDirectory = Files.Path;
        start.Environment["SupportAddon__Database"] = database.ConnectionString;
        start.Environment["SupportAddon__Data"] = _data.Path;
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <inheritdoc cref="Program"/>
    public static ProcessStartInfo StartOf(string program, IEnumerable<string> arguments) =>
        Path.GetExtension(program) == ".dll" ? new("dotnet", [program, .. arguments]) : new(program, arguments);

    public static async Task<CommandResult> EndAsync(Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    public void Dispose()
    {
        _data.Dispose();
        Files.Dispose();
    }
}
