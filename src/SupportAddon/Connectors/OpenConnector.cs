using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Options;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>One connection, open: its connector, its way out and its mask, disposed together.</summary>
internal sealed class OpenConnector : IAsyncDisposable
{
    private readonly IConnector connector;
    private readonly HttpClient http;
    private readonly ConnectorBoundary boundary;
    private readonly OpeningTerms terms;

    private OpenConnector(IConnector connector, HttpClient http, ConnectorBoundary boundary, OpeningTerms terms) =>
        (this.connector, this.http, this.boundary, this.terms) = (connector, http, boundary, terms);

    public required IReadOnlyList<Uri> Endpoints { get; init; }

    public required SecretMask Mask { get; init; }

    /// <summary>Null when this connector does not read tickets.</summary>
    public ITicketSource? Tickets => connector is ITicketSource source ? new BoundedTicketSource(source, boundary) : null;

    /// <param name="options">By camelCase name, secrets in clear.</param>
    /// <exception cref="ConnectorException">The plugin is not loaded, the options are wrong, or the plugin failed.</exception>
    public static OpenConnector Open(PluginEntry entry, IReadOnlyDictionary<string, object?> options, OpeningTerms terms)
    {
        var plugin = entry.Plugin ?? throw NotLoaded(entry).ToException();
        var mask = PluginOptions.MaskFor(plugin, options);
        var logger = new MaskingLogger(terms.Loggers.CreateLogger($"SupportAddon.Connectors.{entry.Id}"), mask);
        var boundary = new ConnectorBoundary(entry.Id!, mask, logger);
        var bound = boundary.Run(() => PluginOptions.Read(plugin, options));
        var value = bound.Value ?? throw Invalid(bound.Errors).ToException();
        var endpoints = Endpoint.Check(boundary.Run(() => plugin.Endpoints(value).ToList()));
        var http = new ConnectorHttp(endpoints, mask, terms.Time) { Limits = terms.Limits, Trace = terms.Trace }.Build();
        var context = new ConnectorContext
        {
            Http = http, Time = terms.Time, Logger = logger, Retry = new SingleTry(), Tokens = new PassingTokens(), Since = terms.Since,
        };
        return new(Create(plugin, value, context, boundary), http, boundary, terms) { Endpoints = endpoints, Mask = mask };
    }

    /// <summary>Name, connection and certificate by the host, then the connector's own steps. What fails is a failed step.</summary>
    public async Task<ConnectionReport> CheckAsync(CancellationToken ct)
    {
        var network = new ConnectionReport(await new NetworkCheck(terms.Time, terms.Limits.Connect).RunAsync(Endpoints, ct));
        return network.Succeeded ? new([.. network.Steps, .. await OwnStepsAsync(ct)]) : network;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await boundary.RunAsync(DisposeConnectorAsync, CancellationToken.None);
        }
        catch (ConnectorException e)
        {
            boundary.Note("closing", e);
        }

        http.Dispose();
    }

    private async Task<IReadOnlyList<CheckStep>> OwnStepsAsync(CancellationToken ct)
    {
        try
        {
            return await boundary.RunAsync(
                async () => (await connector.CheckAsync(ct).WaitAsync(ct)).Steps.Select(Masked).ToList(), ct);
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

    private async Task<bool> DisposeConnectorAsync()
    {
        await connector.DisposeAsync();
        return true;
    }

    private static IConnector Create(ConnectorPlugin plugin, object options, ConnectorContext context, ConnectorBoundary boundary)
    {
        try
        {
            return boundary.Run(() => plugin.Create(options, context));
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
