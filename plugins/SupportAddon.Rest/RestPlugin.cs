using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>Connects any HTTP/JSON API that one YAML manifest describes.</summary>
public sealed class RestPlugin : ConnectorPlugin
{
    /// <inheritdoc/>
    public override string Id => "rest";

    /// <inheritdoc/>
    public override string Name => "REST";

    /// <inheritdoc/>
    public override Type OptionsType => typeof(RestOptions);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate(object options)
    {
        var chosen = (RestOptions)options;
        if (ManifestFile.IsBareName(chosen.Manifest) && !ManifestFile.Shipped.Contains(chosen.Manifest))
            return [NotShipped(chosen.Manifest)];
        var file = ManifestFile.Find(chosen.Manifest);
        return file.IsValid ? [.. Address(chosen), .. Missing(chosen, file.Manifest)] : [.. file.Mistakes.Select(mistake => mistake.ToString())];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Endpoints(object options) => [.. new[] { ((RestOptions)options).BaseUrl, ((RestOptions)options).TokenUrl }.OfType<Uri>()];

    /// <inheritdoc/>
    public override IConnector Create(object options, ConnectorContext context)
    {
        if (Validate(options) is [var first, ..])
            throw new ConnectorException(FailureKind.Configuration, first, "Correct the manifest or the connection's options.");
        var chosen = (RestOptions)options;
        return RestConnector.Of(ManifestFile.Find(chosen.Manifest).Manifest!, chosen, context);
    }

    private static string NotShipped(string name) =>
        $"manifest: no manifest \"{name}\" is shipped; there are {string.Join(", ", ManifestFile.Shipped)}, and files by their path.";

    private static IEnumerable<string> Address(RestOptions options) =>
    [
        .. IsAddress(options.BaseUrl) ? Array.Empty<string>() : ["baseUrl: expected an address such as https://tickets.acme.example, without query."],
        .. options.TokenUrl is null || IsAddress(options.TokenUrl) ? Array.Empty<string>() : ["tokenUrl: expected an address such as https://login.acme.example/token, without query."],
    ];

    private static bool IsAddress(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "" };

    private static IEnumerable<string> Missing(RestOptions options, Manifest manifest) =>
        manifest.Dialect.Auth.Missing(options).Select(option => $"{option}: the manifest of {manifest.Name} needs it to sign in.");
}
