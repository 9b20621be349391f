using System.Net;
using SupportAddon.Tests.Jobs;

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
        await using var service = await RunningService.StartAsync(house.Commands);
        await service.SignInAsync();
        var http = service.Http;

        var home = await http.GetStringAsync("/");
        using var review = await http.GetAsync("/reviews/1");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", home, StringComparison.Ordinal);
        Assert.Contains("/reviews/1", home, StringComparison.Ordinal);
        Assert.Contains("succeeded", home, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", review.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(house.Commands.Files.Sub("review-acme-2026-Q1-fr.html")), await review.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/reviews/99")).StatusCode);
        Assert.Equal("text/css", (await http.GetAsync("/style.css")).Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, (await service.StopAsync()).ExitCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("http://localhost:5080", false)]
    [InlineData("https://0.0.0.0:5080", false)]
    [InlineData("http://0.0.0.0:5080", true)]
    [InlineData("http://support.example:5080", true)]
    public void Passwords_in_clear_on_the_network_are_warned_of_unless_a_proxy_is_in_front(string address, bool isOpen)
    {
        var settings = SupportAddon.Shell.Settings.Load(Path.GetTempPath());

        Assert.Equal(isOpen, SupportAddon.Shell.ServeCommand.IsOpenToEavesdroppers(new(address), settings));
        Assert.False(SupportAddon.Shell.ServeCommand.IsOpenToEavesdroppers(new(address), settings with { Proxy = new(null, [IPAddress.Loopback]) }));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused_in_words()
    {
        await using var house = await TestHouse.CreateAsync();

        var refused = await house.Commands.RunAsync("serve", "--address", house.Server.Address);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("choose another with --address", refused.Errors, StringComparison.Ordinal);
    }
}
