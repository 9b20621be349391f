using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>Somebody deleted it since.</summary>
internal sealed class UnknownRecordIsMissing : Rule<RecordBench>
{
    public override string Promise => "A record that does not exist is null when it is got and Missing when it is to be changed, and nothing is written.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var id = await bench.AddAsync("Soon gone", 1, ct);
        await bench.Records.DeleteAsync(id, ct);
        if (await bench.Connect().GetAsync(bench.Records.Resource, id, bench.Fields, ct) is not null)
            throw new RuleBrokenException($"Record {id} was deleted, and was got.", "Give null where the source has no such record.");
        foreach (var kind in bench.Records.Changes.Except([ChangeKind.Create]))
        {
            var change = bench.Of(kind, id) with { Before = bench.Text("Soon gone"), Values = kind == ChangeKind.Set ? bench.Text("New") : bench.Of(kind, id).Values };
            (await bench.WriteAsync($"{kind} of a record that does not exist", change, ct)).Tried
                .MustHaveBeen(WriteResult.Missing, "Read the record before the write; where there is none, that is Missing.");
        }
    }
}
