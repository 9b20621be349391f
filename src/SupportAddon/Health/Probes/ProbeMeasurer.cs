using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SupportAddon.Clients;
using SupportAddon.Connectors.Http;
using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds;

namespace SupportAddon.Health.Probes;

/// <summary>Asks the question of a probe once, in the time it has, whatever its kind or the system does.</summary>
internal sealed partial class ProbeMeasurer(ProbeKinds kinds, SecretVault vault, TimeProvider time, ILogger<ProbeMeasurer> logger)
{
    /// <summary>What a kind has to end in once its time is up; afterwards it is left behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Judges this probe's measurements; to be kept as long as its terms stay.</summary>
    public ProbeJudge JudgeOf(StoredProbe probe) =>
        kinds.Find(probe.Kind) is { } kind ? new(probe.Terms, kind.Vocabulary, kind.Usual) : new(new(), ProbeWords.Of(), []);

    /// <summary>Never throws: what cannot be measured is unknown.</summary>
    public async Task<Measurement> MeasureAsync(StoredProbe probe, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        try
        {
            if (kinds.Find(probe.Kind) is not { } kind)
                return Measurement.Unknown(TimeSpan.Zero, $"this program knows no probes of the kind \"{probe.Kind}\"");
            var (settings, mask) = Unseal(probe);
            return Masked(await BoundAsync(kind, new(settings, probe.Terms.Timeout, probe.ConnectionId) { ProbeId = probe.Id, Client = probe.Client }, begun, ct), mask);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Measurement.Unknown(time.GetElapsedTime(begun), "the measuring was interrupted");
        }
        catch (Exception wrong) when (wrong is WrongQuestionException or RefusedException)
        {
            return Measurement.Unknown(time.GetElapsedTime(begun), wrong.Message.TrimEnd('.'));
        }
        catch (Exception bug)
        {
            // A kind that fails must not cost the other probes their measurements, and says nothing of the system.
            LogFailed(probe.Client, probe.Name, bug);
            return Measurement.Unknown(time.GetElapsedTime(begun), $"the probe itself failed with {bug.GetType().Name}; the log has more");
        }
    }

    private async Task<Measurement> BoundAsync(ProbeKind kind, ProbeQuestion question, long begun, CancellationToken ct)
    {
        using var expiry = new CancellationTokenSource(question.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, expiry.Token);
        var asking = Task.Run(() => kind.MeasureAsync(question, either.Token), CancellationToken.None);
        try
        {
            return await asking.WaitAsync(question.Timeout + Grace, time, ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), $"there was no answer within {MeasuredValues.Shown(question.Timeout)}");
        }
        catch (TimeoutException)
        {
            _ = asking.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return Measurement.Failed(time.GetElapsedTime(begun), $"there was no answer within {MeasuredValues.Shown(question.Timeout)}, and the asking did not stop");
        }
    }

    private (JsonObject Settings, SecretMask Mask) Unseal(StoredProbe probe)
    {
        var settings = probe.Settings.DeepClone().AsObject();
        var secrets = new List<string>();
        foreach (var (name, sealedSecret) in probe.Secrets)
        {
            secrets.Add(vault.Unseal($"probe \"{probe.Name}\" of {probe.Client}", name, sealedSecret));
            SettingPath.Put(settings, name, secrets[^1]);
        }

        return (settings, new(secrets));
    }

    private static Measurement Masked(Measurement measurement, SecretMask mask) => mask.Longest == 0 ? measurement : measurement with
    {
        Error = measurement.Error is null ? null : mask.Apply(measurement.Error),
        Values = measurement.Values.ToDictionary(value => value.Key, value => Masked(value.Value, mask)),
    };

    private static object? Masked(object? value, SecretMask mask) => value switch
    {
        string text => mask.Apply(text),
        IReadOnlyList<string> texts => (string[])[.. texts.Select(mask.Apply)],
        JsonElement json => Masked(json, mask),
        _ => value,
    };

    /// <summary>A secret that was a number leaves no JSON behind: then nothing of it is shown.</summary>
    private static JsonElement? Masked(JsonElement json, SecretMask mask)
    {
        var masked = mask.Apply(json.GetRawText());
        try
        {
            return masked == json.GetRawText() ? json : JsonElement.Parse(masked);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Measuring {Client}/{Probe} failed")]
    private partial void LogFailed(string client, string probe, Exception e);
}
