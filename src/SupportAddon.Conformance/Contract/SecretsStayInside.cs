using System.Net;
using System.Text;
using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Contract;

/// <summary>A key in a log is a key that has to be changed.</summary>
internal sealed class SecretsStayInside : Rule
{
    public override string Promise =>
        "No secret reaches a log, an error, a report or a position, also where the source itself echoes the request in its answer.";

    public override async Task CheckAsync(Bench bench, CancellationToken ct)
    {
        await bench.Stock.FillAsync(bench.Several, ct);
        var said = new List<string>((await bench.ReadAsync(null, ct)).Pages.Select(page => $"A position: {page.Next.Value}"));
        foreach (var fault in new Fault?[] { null, Echo(401), Echo(403), Echo(422), Echo(500), Echo(200), new Trickle(4096, HostsWords.Cut()) })
        {
            bench.Way.Fault = fault;
            await foreach (var words in Calls.SaidAsync(bench).WithCancellation(ct))
                said.Add(words);
        }
        said.AddRange(bench.Log.All.Select(line => $"The log: {line}"));
        said.AddRange(Refusals(bench.Source));
        foreach (var secret in Forms(bench))
            if (said.Find(words => words.Contains(secret, StringComparison.OrdinalIgnoreCase)) is { } leak)
                throw new RuleBrokenException($"A secret is shown. {leak.Replace(secret, "<the secret>", StringComparison.OrdinalIgnoreCase)}",
                    "Name neither credentials nor whole addresses, and mask what the source says before it is quoted.");
    }

    /// <summary>The request, as some systems write it into their error pages.</summary>
    private static Replaced Echo(int status) => new((HttpStatusCode)status, "text/plain", request =>
        $"Cannot serve {request.RequestUri!.OriginalString} with {string.Join(", ", request.Headers.Select(header => $"{header.Key}: {string.Join(' ', header.Value)}"))}");

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

    private static IEnumerable<string?> Given(SourceUnderTest source) =>
        OptionText.Of(source.Plugin.OptionsType).Where(option => option.IsSecret).Select(option => option.Write(source.Options));

    private static IEnumerable<string> Forms(Bench bench) =>
        from secret in Given(bench.Source).Concat(bench.Tokens.HandedOut.SelectMany(token => new[] { token.Value, token.Refresh }))
        where !string.IsNullOrEmpty(secret)
        from form in new[] { secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)) }
        select form;
}
