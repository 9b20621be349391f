namespace SupportAddon.Conformance.Faults;

/// <summary>A fault that strikes one request of many, or that one and all that follow.</summary>
/// <param name="at">Which, from 1.</param>
/// <param name="isLasting">Whether the following ones suffer too.</param>
/// <param name="fault">What strikes.</param>
internal sealed class Strike(int at, bool isLasting, Fault fault) : Fault
{
    private int _asked;

    /// <summary>Whether there was such a request.</summary>
    public bool HasStruck => _asked >= at;

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _asked);
        return number == at || (isLasting && number > at) ? fault.AnswerAsync(request, real, ct) : real();
    }
}

/// <summary>The source does what it was asked, and only then something goes wrong.</summary>
internal sealed class Afterwards(Fault fault) : Fault
{
    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct)
    {
        using var lost = await real();
        return await fault.AnswerAsync(request, real, ct);
    }
}

/// <summary>The source does what it was asked, somebody gives up waiting, and then the answer comes.</summary>
internal sealed class CancelledMeanwhile(CancellationTokenSource own) : Fault
{
    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct)
    {
        var answer = await real();
        await own.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return answer;
    }
}
