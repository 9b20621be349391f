using SupportAddon.Connectors.Plugins;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Connectors.Plugins;

/// <summary>A framework that was published beside the program is told from the host's packages.</summary>
public sealed class RuntimePackTests : IDisposable
{
    private const string Deps = """
        {
          "targets": {
            ".NETCoreApp,Version=v10.0": {},
            ".NETCoreApp,Version=v10.0/linux-x64": {
              "supportaddon/0.1.0": { "runtime": { "supportaddon.dll": {} } },
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12": {
                "runtime": { "System.Runtime.dll": { "assemblyVersion": "10.0.0.0" } }, "native": { "libcoreclr.so": {} }
              },
              "Polly.Core/8.9.1": { "runtime": { "lib/net8.0/Polly.Core.dll": {} } }
            }
          }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_files_of_the_runtime_are_those_of_its_packs()
    {
        File.WriteAllText(folder.Sub("supportaddon.deps.json"), Deps);
        Assert.Equal(["System.Runtime.dll"], RuntimePacks.FilesOf(folder.Sub("supportaddon.deps.json")));
    }

    [Fact]
    public void A_program_that_runs_by_the_machines_runtime_has_none_beside_it()
    {
        var own = Path.ChangeExtension(typeof(RuntimePacks).Assembly.Location, ".deps.json");
        Assert.True(File.Exists(own));
        Assert.Empty(RuntimePacks.FilesOf(own));
        Assert.Empty(RuntimePacks.FilesOf(folder.Sub("none.deps.json")));
    }
}
