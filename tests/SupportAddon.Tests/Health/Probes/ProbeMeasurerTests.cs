using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Clients;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Probes;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Health.Probes;

/// <summary>Measuring never throws and never outlasts its time, whatever a kind does.</summary>
public sealed class ProbeMeasurerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_kind_is_told_its_settings_with_the_secrets_put_back()
    {
        var told = "";
        var measured = await MeasureAsync((question, _) =>
        {
            told = question.Settings.ToJsonString();
            return Task.FromResult(new Measurement { Latency = TimeSpan.Zero });
        });

        Assert.Equal("""{"url":"http://x/","headers":{"X.Tenant":"acme","X.Key":"s3cret"}}""", told);
        Assert.Null(measured.Error);
    }

    [Fact]
    public async Task No_secret_comes_back_out_of_a_kind()
    {
        var measured = await MeasureAsync((_, _) => Task.FromResult(new Measurement
        {
            Latency = TimeSpan.Zero,
            Error = "s3cret was refused",
            Values = new Dictionary<string, object?> { ["text"] = "got s3cret", ["texts"] = new[] { "s3cret" }, ["body"] = JsonElement.Parse("""{ "echo": "s3cret" }"""), ["status"] = 3m },
        }));

        Assert.DoesNotContain("s3cret", measured.Error + string.Join(" ", measured.Values.Select(value => MeasuredValues.Shown(MeasuredValues.Of(measured, value.Key)))), StringComparison.Ordinal);
        Assert.Equal("***", MeasuredValues.Of(measured, "body.echo"));
        Assert.Equal(3m, measured.Values["status"]);
    }

    [Fact]
    public async Task A_kind_that_ends_when_its_time_is_up_gave_no_answer()
    {
        var measured = await MeasureAsync(async (_, ct) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(ct);
            throw new InvalidOperationException("unreachable");
        }, TimeSpan.FromMilliseconds(50));

        Assert.Equal((true, "there was no answer within 50ms"), (measured.IsKnown, measured.Error));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_kind_that_does_not_end_is_left_behind(bool blocks)
    {
        using var end = new ManualResetEventSlim();
        var time = new ManualTime();
        var measuring = MeasureAsync((_, _) =>
        {
            if (blocks)
                end.Wait(CancellationToken.None);
            return new TaskCompletionSource<Measurement>().Task;
        }, TimeSpan.FromSeconds(10), time);
        await time.TimerAsync(TimeSpan.FromSeconds(12));
        time.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal("there was no answer within 10s, and the asking did not stop", (await measuring).Error);
        end.Set();
    }

    [Fact]
    public async Task A_kind_that_fails_says_nothing_of_the_system()
    {
        var measured = await MeasureAsync((_, _) => throw new InvalidOperationException("s3cret"));

        Assert.Equal((false, "the probe itself failed with InvalidOperationException; the log has more"), (measured.IsKnown, measured.Error));
    }

    [Fact]
    public async Task Nobody_waits_any_more_says_nothing_of_the_system_either()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.False((await MeasureAsync((_, ct) => Task.FromCanceled<Measurement>(ct), ct: stop.Token)).IsKnown);
    }

    [Fact]
    public async Task Keys_that_do_not_fit_and_kinds_that_are_not_known_are_unknown()
    {
        var measurer = Measurer((_, _) => throw new InvalidOperationException(), TimeProvider.System);

        var keys = await measurer.MeasureAsync(Probe(TimeSpan.FromSeconds(1)) with { Secrets = new Dictionary<string, string> { ["headers.X"] = "rubbish" } }, CancellationToken.None);
        var kind = await measurer.MeasureAsync(Probe(TimeSpan.FromSeconds(1)) with { Kind = "smoke" }, CancellationToken.None);

        Assert.False(keys.IsKnown || kind.IsKnown);
        Assert.StartsWith("The secret \"headers.X\" of probe \"web\" of acme cannot be read", keys.Error, StringComparison.Ordinal);
        Assert.Equal("this program knows no probes of the kind \"smoke\"", kind.Error);
    }

    public void Dispose() => folder.Dispose();

    private Task<Measurement> MeasureAsync(
        Func<ProbeQuestion, CancellationToken, Task<Measurement>> answer, TimeSpan? timeout = null, TimeProvider? time = null, CancellationToken ct = default) =>
        Measurer(answer, time ?? TimeProvider.System).MeasureAsync(Probe(timeout ?? TimeSpan.FromSeconds(20)), ct);

    private ProbeMeasurer Measurer(Func<ProbeQuestion, CancellationToken, Task<Measurement>> answer, TimeProvider time) =>
        new(new([new ScriptedKind(answer)]), new SecretVault(folder.Path), time, NullLogger<ProbeMeasurer>.Instance);

    private StoredProbe Probe(TimeSpan timeout) => new(
        1, 1, "acme", "web", "scripted", JsonNode.Parse("""{ "url": "http://x/", "headers": { "X.Tenant": "acme" } }""")!.AsObject(),
        new Dictionary<string, string> { ["headers.X.Key"] = new SecretVault(folder.Path).Seal("s3cret") }, null, new() { Timeout = timeout });

    private sealed class ScriptedKind(Func<ProbeQuestion, CancellationToken, Task<Measurement>> answer) : ProbeKind
    {
        public override string Name => "scripted";

        public override Vocabulary Vocabulary { get; } = ProbeWords.Of();

        public override IReadOnlyList<string> Usual => [];

        public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct) => answer(question, ct);
    }
}
