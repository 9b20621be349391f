using SupportAddon.Clients.Files;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Clients;

public sealed class DocumentedFileTests
{
    [Fact]
    public void The_file_in_the_guide_is_one_that_apply_understands()
    {
        var guide = File.ReadAllText(Path.Combine(Root(), "docs", "clients.md"));
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("clients.yaml"), guide.Split("```yaml\n")[1].Split("```")[0]);

        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));

        Assert.Empty(reading.Errors);
        Assert.Equal(["acme", "zeta"], file!.Clients.Select(client => client.Code));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportAddon.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
