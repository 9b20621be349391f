using SupportAddon.Odoo.Fixes;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo;

/// <summary>Connects Odoo 14 to 19.</summary>
public sealed class OdooPlugin : ConnectorPlugin
{
    /// <inheritdoc/>
    public override string Id => "odoo";

    /// <inheritdoc/>
    public override string Name => "Odoo";

    /// <inheritdoc/>
    public override Type OptionsType => typeof(OdooOptions);

    /// <inheritdoc/>
    public override IReadOnlyList<Fix> Fixes { get; } =
        [new DuplicatePartners(), new PartnerCountry(), new PartnerDetails(), new DraftTax(), new ProductAccount(), new DeliveredTasks()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate(object options)
    {
        var chosen = (OdooOptions)options;
        return [.. Address(chosen.Url), .. Domain.Mistakes(chosen.Domain).Select(mistake => $"domain: {mistake}")];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Endpoints(object options) => [((OdooOptions)options).Url!];

    /// <inheritdoc/>
    public override double? RequestsPerSecond(object options) => ((OdooOptions)options).IsOnline ? 1 : null;

    /// <inheritdoc/>
    public override IConnector Create(object options, ConnectorContext context) => Validate(options) is [var first, ..]
        ? throw new ConnectorException(FailureKind.Configuration, first, "Correct the connection's options.")
        : new OdooConnector((OdooOptions)options, context);

    private static string[] Address(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "" }
        ? [] : ["url: expected an address such as https://acme.odoo.com, without query."];
}
