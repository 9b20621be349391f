using System.Net;
using System.Text;

namespace SupportAddon.Conformance.Faults;

/// <summary>Something that goes wrong with an answer.</summary>
internal abstract class Fault
{
    /// <param name="request">What was asked.</param>
    /// <param name="real">Gets the source's own answer, where the fault needs one.</param>
    /// <param name="ct">The request's.</param>
    public abstract Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct);

    protected static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string mediaType, string text) => new(status)
    {
        RequestMessage = request, Content = new StringContent(text, Encoding.UTF8, mediaType),
    };
}

/// <summary>Another answer in place of the source's.</summary>
internal sealed class Replaced(HttpStatusCode status, string mediaType, Func<HttpRequestMessage, string> text) : Fault
{
    /// <summary>What a 429 or 503 asks for.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct)
    {
        var answer = Answer(request, status, mediaType, text(request));
        if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            answer.Headers.RetryAfter = new(Wait);
        return Task.FromResult(answer);
    }
}

/// <summary>No answer, until the host gives up.</summary>
internal sealed class NoAnswer(Exception end) : Fault
{
    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct) =>
        Task.FromException<HttpResponseMessage>(end);
}

/// <summary>The source's own answer, whose body comes in small pieces and does not come to its end.</summary>
/// <param name="piece">Bytes at a time.</param>
/// <param name="end">What ends it half-way; null when it never ends.</param>
internal sealed class Trickle(int piece, Exception? end) : Fault
{
    private readonly TaskCompletionSource _halfWay = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once somebody has come half-way through a body.</summary>
    public Task HalfWay => _halfWay.Task;

    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct)
    {
        var answer = await real();
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        var headers = answer.Content.Headers.ContentType;
        answer.Content = new StreamContent(new HalfBody(body.AsMemory(0, body.Length / 2), piece, EndAsync));
        answer.Content.Headers.ContentType = headers;
        return answer;
    }

    private Task EndAsync(CancellationToken ct)
    {
        _halfWay.TrySetResult();
        return end is null ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct) : Task.FromException(end);
    }
}

/// <summary>Never an answer; somebody may wait for the request.</summary>
internal sealed class Silence : Fault
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Asked => _asked.Task;

    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> real, CancellationToken ct)
    {
        _asked.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        return await real();
    }
}
