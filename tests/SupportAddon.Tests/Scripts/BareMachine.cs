using System.Runtime.Versioning;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Scripts;

/// <summary>A machine with a shell, the small tools and nothing else; its apt-get writes down what it was asked.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class BareMachine : IDisposable
{
    private static readonly string[] SmallTools = ["grep", "sed", "cat", "tail", "tee", "mkdir", "env", "cp", "dirname", "basename"];
    private readonly TemporaryFolder _folder = new();

    public BareMachine(string system = "ID=debian", int user = 0)
    {
        foreach (var name in (string[])["bin", "etc", "usr"]) Directory.CreateDirectory(_folder.Sub(name));
        foreach (var tool in SmallTools) File.CreateSymbolicLink(Bin(tool), Where(tool));
        File.WriteAllText(Etc("os-release"), system + "\n");
        Put("id", $"echo {user}");
    }

    public string Log => File.Exists(_folder.Sub("log")) ? File.ReadAllText(_folder.Sub("log")) : "";

    public string Etc(string name) => Path.Combine(_folder.Sub("etc"), name);

    /// <summary>Installing brings the program, unless it fails.</summary>
    public BareMachine WithApt(string brings, bool updates = true, bool installs = true)
    {
        Put("apt-get", $$"""
            echo "apt-get $* DEBIAN_FRONTEND=$DEBIAN_FRONTEND BUNDLER_VERSION=$BUNDLER_VERSION" >> {{_folder.Sub("log")}}
            cat {{Etc("postgresql-common/createcluster.conf")}} >> {{_folder.Sub("log")}} 2>/dev/null
            case "$*" in
                *update*) exit {{(updates ? 0 : 100)}} ;;
                *) {{(installs ? $"cp {Bin("id")} {Bin(brings)}" : "echo 'E: Unable to locate package'; exit 100")}} ;;
            esac
            """);
        Put("debconf-set-selections", $"cat >> {_folder.Sub("log")}");
        return this;
    }

    public BareMachine With(string program, string script = "true")
    {
        Put(program, script);
        return this;
    }

    public Task<ScriptResult> RequireAsync(string what) => Script.RunAsync($"/bin/bash scripts/require.sh {what}", new Dictionary<string, string>
    {
        ["PATH"] = _folder.Sub("bin"),
        ["REQUIRE_ETC"] = _folder.Sub("etc"),
        ["REQUIRE_USR"] = _folder.Sub("usr"),
    });

    public void Dispose() => _folder.Dispose();

    private string Bin(string name) => Path.Combine(_folder.Sub("bin"), name);

    private void Put(string program, string script)
    {
        File.WriteAllText(Bin(program), "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(Bin(program), (UnixFileMode)0b111_101_101);
    }

    private static string Where(string tool) =>
        new[] { "/usr/bin", "/bin" }.Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
