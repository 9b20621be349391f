using System.Net;
using SupportAddon.Demo.Story;

namespace SupportAddon.Demo;

/// <summary>
/// The sample help desk: a small HTTP application on loopback that holds eighteen months of two sample clients' tickets,
/// and is connected and answered like any other system.
/// </summary>
internal sealed class HelpDesk : IAsyncDisposable
{
    private readonly WebApplication _web;

    private HelpDesk(WebApplication web, Chronicle story)
    {
        (_web, Story) = (web, story);
        Address = new Uri(web.Urls.Single());
    }

    public Uri Address { get; }

    /// <summary>Always the same, so that a stored connection still works after a restart. It opens sample data only.</summary>
    public string ApiKey { get; } = DeskApi.Key;

    public Chronicle Story { get; }

    /// <param name="port">0 takes a free one.</param>
    /// <param name="time">Says up to which day the story is told, and when something is written.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<HelpDesk> StartAsync(int port, TimeProvider time, CancellationToken ct)
    {
        var story = Chronicle.Tell(time.GetUtcNow());
        var web = Build(port);
        var tickets = new DeskTickets(story, time);
        DeskApi.Map(web, story, tickets);
        DeskPages.Map(web, story, tickets);
        try
        {
            await web.StartAsync(ct);
        }
        catch (IOException taken)
        {
            await web.DisposeAsync();
            throw new RefusedException(
                $"The sample help desk cannot listen on 127.0.0.1:{port}: {taken.Message}", "Give it another port.", taken);
        }

        return new HelpDesk(web, story);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private static WebApplication Build(int port)
    {
        // Empty: neither the host's settings nor its environment reach the sample.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, LodgersLifetime>();
        builder.Services.ConfigureHttpJsonOptions(json => DeskApi.Shape(json.SerializerOptions));
        return builder.Build();
    }

    /// <summary>The sample lodges in a process that listens to signals itself: Ctrl+C is not the sample's to answer.</summary>
    private sealed class LodgersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
