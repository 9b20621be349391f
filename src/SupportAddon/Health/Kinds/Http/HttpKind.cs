using System.Text.Json.Nodes;
using SupportAddon.Connectors.Http;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;
using SupportAddon.Sdk;

namespace SupportAddon.Health.Kinds.Http;

/// <summary>Asks for a page, by a connection of its own each time: the name is looked up and the certificate shown anew.</summary>
internal sealed class HttpKind(TimeProvider time) : ProbeKind
{
    public override string Name => "http";

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(
        ("status", ValueKind.Number), ("body", ValueKind.Any), ("bodyText", ValueKind.Text), ("size", ValueKind.Number), ("redirects", ValueKind.Number),
        ("certificate.days", ValueKind.Number), ("certificate.name", ValueKind.Truth)) with { Answers = new HashSet<string> { "body" } };

    public override IReadOnlyList<string> Usual { get; } = ["status >= 200 and status < 400"];

    public override IReadOnlyList<string> Files { get; } = [Page.Authority];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings)
    {
        if (!Uri.TryCreate(settings["url"]!.ToString(), UriKind.Absolute, out _))
            yield return ("url", "is no address; expected one such as https://erp.example.com/web/health");
        using var request = new HttpRequestMessage();
        foreach (var (name, value) in settings["headers"]?.AsObject() ?? [])
            if (!request.Headers.TryAddWithoutValidation(name, "x"))
                yield return ("headers", $"\"{name}\" is not the name of a header that can be added to a request");
            else if (value?.ToString().Any(char.IsControl) is true)
                yield return ("headers", $"the value of \"{name}\" is not one line of text");
    }

    public override async Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        var page = Page.Of(question.Settings);
        using var visit = new PageVisit(page, time);
        try
        {
            var seen = await visit.AskAsync(ct);
            return seen with { Latency = time.GetElapsedTime(begun) };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), visit.Unfinished(question.Timeout));
        }
        catch (ConnectorException ours) when (ours.Kind == FailureKind.Configuration)
        {
            return Measurement.Unknown(time.GetElapsedTime(begun), ours.Message.TrimEnd('.'));
        }
        catch (ConnectorException failure)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), failure.Message.TrimEnd('.'));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), HttpFailures.Of(e, visit.At).Message.TrimEnd('.'));
        }
    }
}
