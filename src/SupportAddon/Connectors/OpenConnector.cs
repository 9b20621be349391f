using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Discovery;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Connectors.Options;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Connectors.Tokens;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>One connection, open: its connector, its way out and its mask, disposed together.</summary>
internal sealed class OpenConnector : IAsyncDisposable
{
    private readonly IConnector connector;
    private readonly ConnectorContext context;
    private readonly ConnectorBoundary boundary;
    private readonly OpeningTerms terms;
    private bool closed;

    private OpenConnector(IConnector connector, ConnectorContext context, ConnectorBoundary boundary, OpeningTerms terms) =>
        (this.connector, this.context, this.boundary, this.terms) = (connector, context, boundary, terms);

    public required IReadOnlyList<Uri> Endpoints { get; init; }

    public required SecretMask Mask { get; init; }

    /// <summary>How many requests were tried again so far.</summary>
    public int Retries => ((PatientRetry)context.Retry).Count;

    /// <summary>Null when this connector does not read tickets.</summary>
    public ITicketSource? Tickets => connector is ITicketSource source ? new BoundedTicketSource(source, boundary, terms.Calls) : null;

    /// <summary>Null when this connector writes nothing back to tickets.</summary>
    public ITicketReply? Replies => connector is ITicketReply replies ? new BoundedTicketReply(replies, boundary) : null;

    /// <summary>Null when this connector does not read and write records.</summary>
    public IRecordStore? Records => connector is IRecordStore records ? new BoundedRecordStore(records, boundary, terms.Calls) : null;

    /// <summary>Null when this connector does not tell what records there are.</summary>
    public IDescribe? Description => connector is IDescribe description ? new BoundedDescription(description, boundary) : null;

    /// <summary>Null when this connector cannot be asked how its system is.</summary>
    public IProbeSource? Probes => connector is IProbeSource probes ? new BoundedProbes(probes, boundary) : null;

    /// <param name="options">By camelCase name, secrets in clear.</param>
    /// <exception cref="ConnectorException">The plugin is not loaded, the options are wrong, or the plugin failed.</exception>
    public static OpenConnector Open(PluginEntry entry, IReadOnlyDictionary<string, object?> options, OpeningTerms terms)
    {
        var plugin = entry.Plugin ?? throw NotLoaded(entry).ToException();
        var mask = PluginOptions.MaskFor(plugin, options, terms.Network.Secrets);
        var logger = new MaskingLogger(terms.Loggers.CreateLogger($"SupportAddon.Connectors.{entry.Id}"), mask);
        var watch = new CallWatch(entry.Id!, terms.Time, terms.Calls, entry.Hanging, logger);
        var boundary = new ConnectorBoundary(entry.Id!, mask, logger, watch);
        var bound = boundary.Run("its options", () => PluginOptions.Read(plugin, options));
        var value = bound.Value ?? throw Invalid(bound.Errors).ToException();
        var endpoints = Endpoint.Check(boundary.Run("its endpoints", () => plugin.Endpoints(value).ToList()));
        var asked = boundary.Run("its rate", () => plugin.RequestsPerSecond(value));
        var context = Lend(endpoints, mask, logger, watch.Pulse, terms with { Network = Paced(terms.Network, asked) });
        return new(Create(plugin, value, context, boundary), context, boundary, terms) { Endpoints = endpoints, Mask = mask };
    }

    // What the integrator says counts; what makes no sense does not.
    private static NetworkTerms Paced(NetworkTerms network, double? asked) =>
        network.RequestsPerSecond is null && asked is > 0 ? network with { RequestsPerSecond = asked } : network;

    /// <summary>A fix that is to be planned over this connection.</summary>
    public BoundedFix Bound(Fix fix) => new(fix, boundary, terms.Calls);

    /// <summary>Name, connection and certificate by the host, then the connector's own steps. What fails is a failed step.</summary>
    public async Task<ConnectionReport> CheckAsync(CancellationToken ct)
    {
        var network = new ConnectionReport(await new NetworkCheck(terms.Time, terms.Limits.Connect, terms.Network).RunAsync(Endpoints, ct));
        return network.Succeeded ? new([.. network.Steps, .. await OwnStepsAsync(ct)]) : network;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, true))
            return;
        try
        {
            await boundary.EndAsync("closing", connector.DisposeAsync);
        }
        catch (ConnectorException e)
        {
            boundary.Note("closing", e);
        }

        context.Http.Dispose();
    }

    private static ConnectorContext Lend(
        IReadOnlyList<Uri> endpoints, SecretMask mask, ILogger logger, Pulse pulse, OpeningTerms terms) => new()
    {
        Http = new ConnectorHttp(endpoints, mask, terms.Time)
        {
            Limits = terms.Limits,
            Trace = terms.Trace,
            MaySend = terms.MaySend,
            Network = terms.Network,
            Budget = new(terms.Hosts, pulse) { Purpose = terms.Purpose, Logger = logger },
        }.Build(),
        Time = terms.Time,
        Logger = logger,
        Retry = new PatientRetry(terms.Time, pulse, logger),
        Tokens = new MaskedTokens(terms.Tokens, mask),
        Since = terms.Since,
    };

    private async Task<IReadOnlyList<CheckStep>> OwnStepsAsync(CancellationToken ct)
    {
        try
        {
            var steps = await boundary.RunAsync("its check", async stop => (await connector.CheckAsync(stop))?.Steps?.ToList(), ct);
            return [.. boundary.Given(steps, "report of its check").Select(step => Masked(boundary.Given(step, "words for a step of its check")))];
        }
        catch (ConnectorException e)
        {
            return [new CheckStep("check", CheckOutcome.Failed, e.Message, e.Next)];
        }
    }

    private CheckStep Masked(CheckStep step) => step with
    {
        Message = Mask.Apply(step.Message),
        Next = step.Next is null ? null : Mask.Apply(step.Next),
    };

    private static IConnector Create(ConnectorPlugin plugin, object options, ConnectorContext context, ConnectorBoundary boundary)
    {
        try
        {
            return boundary.Given(boundary.Run("making the connector", () => plugin.Create(options, context)), "connector");
        }
        catch
        {
            context.Http.Dispose();
            throw;
        }
    }

    private static Failure NotLoaded(PluginEntry entry) => new(
        FailureKind.Configuration,
        $"The plugin in {entry.Folder} is not loaded: {entry.Reason ?? "It was unloaded."}",
        "Put the plugin in order, or a version that fits, and start again.");

    private static Failure Invalid(IReadOnlyList<string> errors) => new(
        FailureKind.Configuration,
        $"The options of the connection are not valid: {string.Join("; ", errors)}.",
        "Correct them in the client's file and apply it again.");
}
