using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Contract;

/// <summary>A key in a log is a key that has to be changed.</summary>
internal sealed class SecretsStayInside : Rule<TicketBench>
{
    public override string Promise =>
        "No secret reaches a log, an error, a report or a position, also where the source itself echoes the request in its answer.";

    public override async Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        var said = new List<string>((await bench.ReadAsync(null, ct)).Pages.Select(page => $"A position: {page.Next.Value}"));
        foreach (var fault in new Fault?[] { null, Secrets.Echo(401), Secrets.Echo(403), Secrets.Echo(422), Secrets.Echo(500), Secrets.Echo(200), new Trickle(4096, HostsWords.Cut()) })
        {
            bench.Way.Fault = fault;
            await foreach (var words in Calls.SaidAsync(bench).WithCancellation(ct))
                said.Add(words);
        }
        said.AddRange(Refusals(bench.Source));
        Secrets.MustNotBeIn(said, bench);
    }

    /// <summary>What Validate says when everything but the secrets is wrong.</summary>
    private static IEnumerable<string> Refusals(SourceUnderTest source)
    {
        var (all, given) = (OptionText.Of(source.Plugin.OptionsType), source.Options);
        foreach (var wrong in all.Where(option => option is { IsSecret: false } && option.Property.PropertyType == typeof(string)))
        {
            var options = Activator.CreateInstance(given.GetType())!;
            foreach (var option in all)
                option.Read(options, option == wrong ? "?" : option.Write(given));
            foreach (var refusal in source.Plugin.Validate(options))
                yield return $"Validate: {refusal}";
        }
    }
}
