using System.Runtime.CompilerServices;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Sdk;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Http;
using SupportAddon.Tests.Connectors.Plugins;

namespace SupportAddon.Tests.Connectors;

/// <summary>One connection from its options to its answers, through a real plugin and a real server.</summary>
public sealed class OpenConnectorTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "hunter2-hunter2";

    private readonly PluginShelf shelf = new();
    private readonly ListLogger log = new();
    private readonly RawServer server = RawServer.Saying(RawServer.Ok("page one"));

    public Task InitializeAsync()
    {
        shelf.Put("Fixture.Sample");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        log.Dispose();
        shelf.Dispose();
    }

    [Fact]
    public async Task A_connector_reads_through_its_own_way_out()
    {
        await using var open = Open("");
        var pages = await ToListAsync(open.Tickets!.ReadAsync(null, CancellationToken.None));
        Assert.Equal(("page one", true), (pages.Single().Next.Value, pages.Single().IsLast));
        Assert.Contains("GET /tickets HTTP/1.1\r\n", server.Heads.Single(), StringComparison.Ordinal);
        Assert.Contains("User-Agent: SupportAddon/", server.Heads.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_date_of_interest_reaches_the_connector()
    {
        await using var open = Open("");
        var ids = await ToListAsync(open.Tickets!.ListIdsAsync(CancellationToken.None));
        Assert.Equal(["2026-01-01T00:00:00.0000000+00:00"], ids.Single().Ids);
        Assert.Same(ValueMapping.Empty, open.Tickets!.Mapping);
    }

    [Fact]
    public async Task A_check_goes_from_the_network_to_the_connectors_own_steps_all_masked()
    {
        await using var open = Open("");
        var report = await open.CheckAsync(CancellationToken.None);
        Assert.Equal(["dns", "tcp", "auth"], report.Steps.Select(step => step.Name));
        Assert.Equal(("200 for ***.", "Look at ***."), (report.Steps[2].Message, report.Steps[2].Next));
        Assert.True(report.Succeeded);
        Assert.Contains("Asked with ***", log.Texts);
    }

    [Fact]
    public async Task Where_the_network_fails_the_connector_is_not_asked()
    {
        await server.DisposeAsync();
        await using var open = Open("");
        var report = await open.CheckAsync(CancellationToken.None);
        Assert.Equal(["dns", "tcp"], report.Steps.Select(step => step.Name));
        Assert.False(report.Succeeded);
    }

    [Fact]
    public async Task A_plugin_that_throws_in_its_check_becomes_a_failed_step()
    {
        await using var open = Open("throw-in-check");
        var report = await open.CheckAsync(CancellationToken.None);
        Assert.Equal(
            new CheckStep("check", CheckOutcome.Failed, "The plugin sample failed: PrivateException: lost with ***.", "This is a mistake in the plugin: send its author the log of this moment."),
            report.Steps[^1]);
        Assert.Contains("The plugin sample failed", log.Texts);
    }

    [Fact]
    public async Task A_check_that_hangs_can_be_left()
    {
        var time = new ManualTime();
        await using var open = OpenConnector.Open(Sample(), Options("hang-in-check"), Terms() with { Time = time });
        using var patience = new CancellationTokenSource();
        var checking = open.CheckAsync(patience.Token);
        await time.TimerAsync(new CallLimits().Silence);
        await patience.CancelAsync();
        await time.TimerAsync(new CallLimits().Obedience);
        time.Advance(new CallLimits().Obedience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => checking);
    }

    [Fact]
    public async Task What_a_connector_throws_between_pages_is_masked_and_free_of_the_plugins_types()
    {
        await using var open = Open("throw-in-page");
        var pages = new List<TicketPage>();
        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var page in open.Tickets!.ReadAsync(null, CancellationToken.None))
                pages.Add(page);
        });
        Assert.Single(pages);
        Assert.Equal((FailureKind.Refused, "no to ***", "change ***"), (failure.Kind, failure.Message, failure.Next));
        Assert.IsType<MaskedFailure>(failure.InnerException);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_the_network_reaches_the_reader_as_it_was_told()
    {
        await using var open = Open("");
        await server.DisposeAsync();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ToListAsync(open.Tickets!.ReadAsync(null, CancellationToken.None)));
        Assert.Equal(FailureKind.Unreachable, failure.Kind);
        Assert.Contains("connection was refused", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.NothingWasSent);
    }

    [Fact]
    public async Task A_wish_to_wait_passes_the_boundary_as_it_was_told()
    {
        await using var open = Open("busy-an-hour");
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ToListAsync(open.Tickets!.ReadAsync(null, CancellationToken.None)));
        Assert.Equal((FailureKind.RateLimited, true, TimeSpan.FromHours(1)), (failure.Kind, failure.IsTransient, failure.RetryAfter));
    }

    [Fact]
    public async Task What_is_tried_again_is_counted_for_whoever_opened_it()
    {
        var time = new ManualTime();
        await using var open = OpenConnector.Open(Sample(), Options("busy-a-minute"), Terms() with { Time = time });
        var reading = ToListAsync(open.Tickets!.ReadAsync(null, CancellationToken.None));
        for (var retry = 1; retry <= 4; retry++)
        {
            await log.HeardAsync($"Try {retry} failed: Busy.");
            await time.TimerAsync(TimeSpan.FromMinutes(1));
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await Assert.ThrowsAsync<ConnectorException>(() => reading);
        Assert.Equal(4, open.Retries);
    }

    [Fact]
    public void Wrong_options_are_all_named()
    {
        var failure = Assert.Throws<ConnectorException>(() => Open("", ("pages", "ten"), ("apiKey", null)));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal("The options of the connection are not valid: apiKey: required; pages: a whole number, not 'ten'.", failure.Message);
    }

    [Fact]
    public void The_plugins_own_word_on_its_options_is_masked()
    {
        var failure = Assert.Throws<ConnectorException>(() => Open("refuse-options"));
        Assert.Contains("the key *** is not good", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_throws_while_it_makes_the_connector_costs_this_connection_alone()
    {
        var failure = Assert.Throws<ConnectorException>(() => Open("throw-on-create"));
        Assert.Equal("The plugin sample failed: InvalidOperationException: no luck with ***.", failure.Message);
    }

    [Fact]
    public async Task A_plugin_that_throws_while_it_is_closed_is_noted_and_no_more()
    {
        await Open("throw-on-dispose").DisposeAsync();
        Assert.Contains("sample failed in closing: The plugin sample failed: PrivateException: stuck with ***.", log.Texts);
        Assert.DoesNotContain(Secret, log.All, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_is_not_loaded_is_refused_with_its_reason()
    {
        shelf.Put("Fixture.SampleOlder");
        var entry = shelf.Load().Entries[1];
        var failure = Assert.Throws<ConnectorException>(() => OpenConnector.Open(entry, Options(""), Terms()));
        Assert.Contains("is not loaded: Version 1.2 of 'sample' is loaded from", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_watches_sees_each_exchange()
    {
        var seen = new List<HttpExchange>();
        await using var open = OpenConnector.Open(Sample(), Options(""), Terms() with { Trace = seen.Add });
        await open.CheckAsync(CancellationToken.None);
        Assert.Equal($"{server.Address}who?key=***", seen.Single().Url);
    }

    [Fact]
    public async Task A_secret_of_the_network_is_masked_like_one_of_the_options()
    {
        const string gate = "g4te-g4te-g4te";
        var seen = new List<HttpExchange>();
        var network = new NetworkTerms { Headers = new Dictionary<string, string> { ["X-Gate"] = gate }, Secrets = [gate] };
        await using var open = OpenConnector.Open(Sample(), Options(""), Terms() with { Trace = seen.Add, Network = network });
        await open.CheckAsync(CancellationToken.None);
        Assert.Contains($"X-Gate: {gate}\r\n", server.Heads[^1], StringComparison.Ordinal);
        Assert.Contains(KeyValuePair.Create("X-Gate", "***"), seen.Single().RequestHeaders);
        Assert.Equal("with ***", open.Mask.Apply($"with {gate}"));
    }

    [Fact]
    public async Task Twenty_connections_opened_used_and_closed_leave_at_most_one_context()
    {
        for (var cycle = 0; cycle < 20; cycle++)
            await UseAsync();
        Assert.Equal(20, shelf.Contexts.Asked);
        Assert.InRange(shelf.Contexts.Settle(), 0, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task UseAsync()
    {
        using var catalog = shelf.Load();
        await using var open = OpenConnector.Open(catalog.Find("sample")!, Options("throw-in-page"), Terms());
        Assert.True((await open.CheckAsync(CancellationToken.None)).Succeeded);
        await Assert.ThrowsAsync<ConnectorException>(() => ToListAsync(open.Tickets!.ReadAsync(null, CancellationToken.None)));
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> pages)
    {
        var list = new List<T>();
        await foreach (var page in pages)
            list.Add(page);
        return list;
    }

    private PluginEntry Sample() => shelf.Load().Find("sample")!;

    private OpenConnector Open(string behaviour, params (string Name, object? Value)[] changed)
    {
        var options = Options(behaviour);
        foreach (var (name, value) in changed)
            options[name] = value;
        return OpenConnector.Open(Sample(), options, Terms());
    }

    private Dictionary<string, object?> Options(string behaviour) =>
        new() { ["url"] = server.Address.ToString(), ["apiKey"] = Secret, ["behaviour"] = behaviour };

    private OpeningTerms Terms() => new(TimeProvider.System, log, new NoTokens()) { Since = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };
}
