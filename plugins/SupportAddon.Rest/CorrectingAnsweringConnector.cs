using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Records;
using SupportAddon.Sdk;

namespace SupportAddon.Rest;

/// <summary>One connection to an API whose manifest says how replies are written, and describes records.</summary>
internal sealed class CorrectingAnsweringConnector : AnsweringConnector, IManifestRecords
{
    public CorrectingAnsweringConnector(Manifest manifest, RestOptions options, ConnectorContext context)
        : base(manifest, options, context) => (Records, Description) = (new RecordStore(manifest, Exchange), new Description(manifest, Exchange));

    public RecordStore Records { get; }

    public Description Description { get; }
}
