using System.Diagnostics;

namespace SupportAddon.Testing;

/// <summary>Ends the test process's cluster with it, however it ends: a small shell waits for the pipe between them to close.</summary>
internal static class TestClusterEnd
{
    private const string Script = """
        trap '' INT HUP TERM
        read -r _
        file=$1/postgresql/cluster/postmaster.pid
        [ -e "$file" ] && kill -QUIT "$(head -n 1 "$file")"
        tries=200
        while [ -e "$file" ] && [ $((tries -= 1)) -gt 0 ]; do sleep 0.05; done
        rm -rf -- "$1"
        """;

    public static void Arrange(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        // All three pipes are its own: who holds the test process's output keeps `dotnet test` waiting.
        var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        Held.Add(process);
    }

    /// <summary>Disposing it would close the pipe.</summary>
    private static readonly List<Process> Held = [];
}
