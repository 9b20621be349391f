using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Shell;

public sealed class ServeTests
{
    [Fact]
    public async Task The_service_shows_clients_connections_and_reviews()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text.Replace("name: Acme", "name: <script>alert(1)</script>", StringComparison.Ordinal));
        await house.Commands.RunAsync("sync");
        var rendered = await house.Commands.RunAsync("report", "render", "quarterly-review", "--client", "acme", "--quarter", "2026-Q1");
        Assert.True(rendered.ExitCode == 0, rendered.ToString());
        using var process = house.Commands.Start("serve", "--address", "http://127.0.0.1:0", "--json");
        using var http = new HttpClient { BaseAddress = await AddressAsync(process) };

        var home = await http.GetStringAsync("/");
        using var review = await http.GetAsync("/reviews/1");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", home, StringComparison.Ordinal);
        Assert.Contains("/reviews/1", home, StringComparison.Ordinal);
        Assert.Contains("succeeded", home, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", review.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(house.Commands.Files.Sub("review-acme-2026-Q1-fr.html")), await review.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/reviews/99")).StatusCode);
        Assert.Equal("text/css", (await http.GetAsync("/style.css")).Content.Headers.ContentType?.MediaType);
        await StopAsync(process);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused_in_words()
    {
        await using var house = await TestHouse.CreateAsync();

        var refused = await house.Commands.RunAsync("serve", "--address", house.Server.Address);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("choose another with --address", refused.Errors, StringComparison.Ordinal);
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        var said = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line;
            if (line == "}")
                break;
        }

        return new(JsonDocument.Parse(said).RootElement.GetProperty("address").GetString()!);
    }

    private static async Task StopAsync(Process process)
    {
        using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await interrupt.WaitForExitAsync();
        Assert.Equal(0, (await CommandLine.EndAsync(process)).ExitCode);
    }
}
