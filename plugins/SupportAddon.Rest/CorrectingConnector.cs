using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Records;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>One connection to an API whose manifest describes records.</summary>
internal sealed class CorrectingConnector : RestConnector, IManifestRecords
{
    public CorrectingConnector(Manifest manifest, RestOptions options, ConnectorContext context)
        : base(manifest, options, context) => (Records, Description) = (new RecordStore(manifest, Exchange), new Description(manifest, Exchange));

    public RecordStore Records { get; }

    public Description Description { get; }
}
