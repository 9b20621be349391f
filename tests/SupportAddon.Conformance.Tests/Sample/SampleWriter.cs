using System.Globalization;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>
/// The small connector's writing, right in each decision: look first, send once, believe only what is read back. What is
/// asked before a write may be repeated and cancelled; what comes after it may not.
/// </summary>
internal abstract class SampleWriter(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    /// <summary>What a broken one does otherwise.</summary>
    public SampleSlips Slips { get; init; } = new();

    /// <summary>Reads one thing; null where there is none.</summary>
    protected async Task<JsonElement?> FetchAsync(string path, string[] members, CancellationToken ct)
    {
        try
        {
            return await Context.Retry.RunAsync<JsonElement?>(async stop => SampleRequest.Object(await SendAsync(HttpMethod.Get, path, null, stop), members), ct);
        }
        catch (ConnectorException gone) when (IsAbsence(gone))
        {
            return null;
        }
    }

    /// <summary>Sends a write, once.</summary>
    /// <exception cref="ConnectorException">It is certain that nothing was written.</exception>
    protected async Task LeaveAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            await SendOnceAsync(method, path, body, ct);
        }
        catch (ConnectorException failure) when (!IsCertain(failure))
        {
            // It may have arrived: what is read back next tells.
        }
    }

    /// <summary>What can be seen after a write; a default where nothing can be seen.</summary>
    protected static async Task<(bool CanTell, T? Seen)> LookAsync<T>(Func<Task<T>> look)
    {
        try
        {
            return (true, await look());
        }
        catch (ConnectorException)
        {
            return (false, default);
        }
    }

    private Task SendOnceAsync(HttpMethod method, string path, object? body, CancellationToken ct) =>
        Slips.Send?.Invoke(Context, stop => SendAsync(method, path, body, stop), ct) ?? SendAsync(method, path, body, CancellationToken.None);

    private static bool IsAbsence(ConnectorException failure) => failure.Kind == FailureKind.NotFound;

    private bool IsCertain(ConnectorException failure) => Slips.Certain?.Invoke(failure) ??
        failure.NothingWasSent || failure.Kind is not (FailureKind.Unreachable or FailureKind.Broken or FailureKind.Unexpected);

    protected Task<string> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct) =>
        SampleRequest.SendAsync(Context.Http, Options, method, path, body, ct);

    protected static string Number(JsonElement row, string member) => row.GetProperty(member).GetInt32().ToString(CultureInfo.InvariantCulture);
}

/// <summary>Decisions about a write that can be taken wrongly, of records and replies alike.</summary>
internal sealed record SampleSlips
{
    /// <summary>Sends it in another way; null where it does not.</summary>
    public Func<ConnectorContext, Func<CancellationToken, Task<string>>, CancellationToken, Task>? Send { get; init; }

    /// <summary>Whether a failure proves that nothing was written; null for what is right.</summary>
    public Func<ConnectorException, bool?>? Certain { get; init; }
}
