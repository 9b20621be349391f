using SupportAddon.Rest.Checking;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>Changes, hides and deletes records of one kind: looks, sends once what is other than it should be, and believes only what is read back.</summary>
internal sealed class RecordWriter(Manifest manifest, Exchange exchange, ResourcePlan plan)
{
    private readonly RecordSearch _search = new(manifest, exchange, plan);

    public async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        var comparing = new Comparing(change, plan, manifest.Name);
        var now = await _search.GetAsync(change.Id!, comparing.Fields, ct);
        if (comparing.BeforeWriting(now) is { } settled)
        {
            // A visitor may be shown less of it.
            await new SignIn(manifest, exchange).ProveNoVisitorAsync(ct);
            return settled;
        }
        var sent = await exchange.SendAsync(Request(change, comparing, now!), ct);
        if (!sent.IsOutdated)
            sent.ThrowIfRefused();
        return await ReadBackAsync(change.Id!, comparing, sent, now!);
    }

    // Nobody may end this: what was sent must be known.
    private async Task<WriteOutcome> ReadBackAsync(string id, Comparing comparing, Sent sent, ErpRecord before)
    {
        ErpRecord? now;
        try
        {
            now = await _search.GetAsync(id, comparing.Fields, CancellationToken.None);
        }
        catch (ConnectorException blind) when (!sent.IsOutdated)
        {
            return Comparing.Unknown(sent.Failure ?? blind, null);
        }
        return !sent.IsOutdated ? comparing.AfterWriting(sent, before, now) : now is null ? comparing.Missing : Comparing.Outdated(now);
    }

    private Write Request(RecordChange change, Comparing comparing, ErpRecord now)
    {
        var (method, path, body) = change.Kind == ChangeKind.Delete ? (HttpMethod.Delete, plan.Delete!, null)
            : (plan.Set!.Method, plan.Set.Path, RecordBody.Of(plan, plan.Set, comparing.ToSend(now)));
        return new Write(method, exchange.At(path.AddressOf(change.Id!)).ToUri(), body, WrittenThing.Record)
        {
            IfMatch = now.Version is { } version ? plan.Version?.IfMatch?.Replace(Blanks.Blank(VersionPlan.Blank), version, StringComparison.Ordinal) : null,
        };
    }
}
