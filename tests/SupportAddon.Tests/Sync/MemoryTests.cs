using System.Globalization;
using SupportAddon.Testing;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Sync;

[Trait("Category", "Long")]
public sealed class MemoryTests(ITestOutputHelper log)
{
    private const int PageSize = 500;
    private const double Megabyte = 1 << 20;

    [Fact]
    public async Task S7_the_memory_of_a_sync_does_not_grow_with_the_number_of_tickets()
    {
        var few = await PeakAsync(20_000);
        var many = await PeakAsync(200_000);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"peak memory: 20,000 tickets {few / Megabyte:0} MB, 200,000 tickets {many / Megabyte:0} MB, ratio {many / (double)few:0.00}"));

        Assert.True(many < 200 * Megabyte, $"{many / Megabyte:0} MB");
        Assert.True(many <= few * 1.1, $"{many / (double)few:0.00} times");
    }

    /// <summary>The highest resident size that the sync's own process ever had.</summary>
    private static async Task<long> PeakAsync(int tickets)
    {
        await using var server = await TicketServer.StartAsync(tickets);
        await using var connection = await SyncedConnection.CreateAsync(server, PageSize);
        var peak = 0L;
        using var process = connection.Start();
        server.BeforeAnswer = _ =>
        {
            peak = Math.Max(peak, ReadPeak(process.Id));
            return Task.CompletedTask;
        };
        var ended = await CommandLine.EndAsync(process);
        Assert.True(ended.ExitCode == 0, ended.ToString());
        Assert.Equal([tickets.ToString(CultureInfo.InvariantCulture)], await connection.QueryAsync("select count(*)::text from ticket"));
        return peak;
    }

    private static long ReadPeak(int process) => File.ReadLines($"/proc/{process}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024)
        .DefaultIfEmpty(0)
        .First();
}
