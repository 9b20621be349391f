using Microsoft.AspNetCore.Http;

namespace SupportAddon.Tests.Hostile;

/// <summary>A status that is no success, with a time to come back where one is given.</summary>
internal sealed class Status(int status, int? retryAfter = null) : Fault
{
    public override Task<bool> AnswerAsync(Asked asked, byte[] body)
    {
        if (!Strikes())
            return Task.FromResult(false);
        asked.Http.Response.StatusCode = status;
        if (retryAfter is not null)
            asked.Http.Response.Headers.RetryAfter = $"{retryAfter}";
        return Task.FromResult(true);
    }

    public override string ToString() => $"{base.ToString()}: {status}, Retry-After {retryAfter}";
}

/// <summary>No answer until nobody waits for it any more.</summary>
internal sealed class Silence(HurriedTime time) : Fault
{
    public override async Task<bool> AnswerAsync(Asked asked, byte[] body)
    {
        if (!Strikes())
            return false;
        var gone = new TaskCompletionSource();
        await using var watch = asked.Http.RequestAborted.Register(gone.SetResult);
        time.Pass(TimeSpan.FromSeconds(101));
        await gone.Task;
        return true;
    }
}

/// <summary>The answer in eight pieces, with a pause before each.</summary>
internal sealed class Drip(HurriedTime time, TimeSpan pause) : Fault
{
    public override async Task<bool> AnswerAsync(Asked asked, byte[] body)
    {
        if (!Strikes())
            return false;
        asked.Http.Response.ContentType = "application/json";
        try
        {
            foreach (var piece in body.Chunk((body.Length / 8) + 1))
            {
                await asked.Http.Response.Body.WriteAsync(piece, asked.Http.RequestAborted);
                await asked.Http.Response.Body.FlushAsync(asked.Http.RequestAborted);
                time.Pass(pause);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Nobody waits for the rest.
        }

        return true;
    }

    public override string ToString() => $"{base.ToString()}, {pause.TotalSeconds} s a piece";
}

/// <summary>The connection ends in the middle of the answer.</summary>
internal sealed class Cut : Fault
{
    public override async Task<bool> AnswerAsync(Asked asked, byte[] body)
    {
        if (!Strikes())
            return false;
        asked.Http.Response.ContentType = "application/json";
        asked.Http.Response.ContentLength = body.Length;
        await asked.Http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
        await asked.Http.Response.Body.FlushAsync();
        asked.Http.Abort();
        return true;
    }
}

/// <summary>A success that is something else than the answer.</summary>
internal sealed class Instead(string type, Func<byte[], byte[]> of) : Fault
{
    public override async Task<bool> AnswerAsync(Asked asked, byte[] body)
    {
        if (!Strikes())
            return false;
        asked.Http.Response.ContentType = type;
        await asked.Http.Response.Body.WriteAsync(of(body));
        return true;
    }

    public override string ToString() => $"{base.ToString()}: {type}";
}
