using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>What a failure leaves open about a write.</summary>
internal enum Doubt
{
    /// <summary>It was not made.</summary>
    None,

    /// <summary>The source is through with it, and what it did can be seen.</summary>
    Ended,

    /// <summary>It may have been made, or be made yet.</summary>
    UnderWay,
}

/// <summary>How a write was answered: the source said yes, or there is a failure that leaves more or less open.</summary>
internal sealed record Sent(ConnectorException? Failure, Doubt Doubt)
{
    /// <summary>What came back, if anything did.</summary>
    public Reply? Reply { get; init; }

    /// <summary>Whether the source itself found that the record is another by now, and so did nothing.</summary>
    public bool IsOutdated => Doubt == Doubt.None && Reply?.Status == HttpStatusCode.PreconditionFailed;

    /// <exception cref="ConnectorException">It is certain that nothing was written.</exception>
    public void ThrowIfRefused()
    {
        if (Failure is not null && Doubt == Doubt.None)
            throw Failure;
    }

    /// <summary>No answer came.</summary>
    public static Sent Lost(ConnectorException failure) => new(failure, failure.NothingWasSent ? Doubt.None : Doubt.UnderWay);

    /// <summary>Judges an answer, given the failure that it would be if it is no yes.</summary>
    /// <param name="rule">The manifest's rule for it, if there is one.</param>
    public static Sent Of(Reply reply, ErrorRule? rule, WrittenThing thing, Func<ConnectorException> failure) =>
        (rule is null && IsYes(reply) ? new Sent(null, Doubt.None) : new Sent(Refusal.OfWrite(failure(), thing), Left(reply.Status, rule))) with { Reply = reply };

    // A web page with status 200 is a proxy's, or asks to sign in.
    private static bool IsYes(Reply reply) =>
        reply.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent && (reply.Json is not null || reply.Text.Length == 0);

    private static Doubt Left(HttpStatusCode status, ErrorRule? rule) => status switch
    {
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Doubt.UnderWay,
        >= HttpStatusCode.BadRequest => Doubt.None,
        _ => rule is null or { Action: ErrorAction.Retry } ? Doubt.UnderWay : Doubt.Ended,
    };
}
