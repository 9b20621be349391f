using SupportAddon.Dolibarr.Fixes;
using SupportAddon.Dolibarr.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr;

/// <summary>Connects Dolibarr 17 to 22.</summary>
public sealed class DolibarrPlugin : ConnectorPlugin
{
    /// <inheritdoc/>
    public override string Id => "dolibarr";

    /// <inheritdoc/>
    public override string Name => "Dolibarr";

    /// <inheritdoc/>
    public override Type OptionsType => typeof(DolibarrOptions);

    /// <inheritdoc/>
    public override IReadOnlyList<Fix> Fixes { get; } =
        [new DuplicateThirdParties(), new ThirdPartyCountry(), new ThirdPartyDetails(), new ContactDetails(), new DraftRate()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate(object options)
    {
        var chosen = (DolibarrOptions)options;
        return [.. Address(chosen.Url), .. Limit(chosen.Limit), .. Client(Values.Client(chosen))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Endpoints(object options) => [((DolibarrOptions)options).Url!];

    /// <inheritdoc/>
    public override IConnector Create(object options, ConnectorContext context) => Validate(options) is [var first, ..]
        ? throw new ConnectorException(FailureKind.Configuration, first, "Correct the connection's options.")
        : new DolibarrConnector((DolibarrOptions)options, context);

    private static string[] Address(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "" }
        ? [] : ["url: expected an address such as https://erp.acme.example, without query."];

    // Zero or less is answered with the whole table, or with an error after 42 s.
    private static string[] Limit(int limit) => limit is >= 1 and <= DolibarrOptions.MostAtATime
        ? [] : [$"limit: expected 1 to {DolibarrOptions.MostAtATime}."];

    private static string[] Client(string field) => Values.CanTellClients(field)
        ? [] : ["clientField: expected fk_soc, fk_project, category_code, or options_ and the code of a complementary attribute."];
}
