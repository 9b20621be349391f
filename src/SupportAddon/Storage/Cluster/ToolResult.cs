namespace SupportAddon.Storage.Cluster;

/// <summary>How a program ended, and what it said.</summary>
internal sealed record ToolResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The line that tells most: the first error, or else the last line.</summary>
    public string Reason =>
        Lines.FirstOrDefault(line => line.Contains("error:", StringComparison.OrdinalIgnoreCase))
        ?? Lines.LastOrDefault()
        ?? $"exit code {ExitCode}";

    private string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
