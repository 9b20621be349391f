using System.Text.Json;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Demo;

public sealed class DemoCommandTests
{
    /// <summary>The whole demo by the real program, in a private PostgreSQL of its own.</summary>
    [Fact]
    public async Task The_demo_writes_both_reviews_of_both_clients_and_can_be_run_again()
    {
        await using var house = await TestHouse.CreateAsync();
        var folder = house.Commands.Files.Sub("demo");

        foreach (var _ in new[] { 1, 2 })
        {
            var demo = await house.Commands.RunAsync("demo", "--once", "--out", folder);
            Assert.True(demo.ExitCode == 0, demo.ToString());
            Assert.Equal(4, Directory.GetFiles(folder, "review-*.html").Length);
        }

        house.Commands.Variables["SupportAddon__Database"] = "";
        var data = Path.Combine(house.Commands.Data, "demo");
        var tickets = await house.Commands.RunAsync("ticket", "list", "--data", data, "--json");
        Assert.InRange(JsonDocument.Parse(tickets.Output).RootElement.GetProperty("total").GetInt32(), 900, 1200);
        foreach (var word in new[] { "--unassigned", "--unmapped" })
            Assert.StartsWith("No ticket", (await house.Commands.RunAsync("ticket", "list", "--data", data, word)).Output, StringComparison.Ordinal);
    }
}
