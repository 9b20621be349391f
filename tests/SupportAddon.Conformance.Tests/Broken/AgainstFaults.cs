using System.Text.Json;
using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

/// <summary>Takes one kind of failure for an empty answer.</summary>
internal sealed class Swallows(SampleOptions options, ConnectorContext context, FailureKind kind) : SampleConnector(options, context)
{
    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        try
        {
            return await base.AskAsync(path, ct);
        }
        catch (ConnectorException failure) when (failure.Kind == kind)
        {
            return SampleAnswer.Nothing;
        }
    }
}

/// <summary>Tells failures again, in the words given.</summary>
internal abstract class Retells(SampleOptions options, ConnectorContext context, Func<ConnectorException, ConnectorException> retold)
    : SampleConnector(options, context)
{
    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        try
        {
            return await base.AskAsync(path, ct);
        }
        catch (ConnectorException failure)
        {
            throw retold(failure);
        }
    }
}

internal sealed class ForgetsHowLongToWait(SampleOptions options, ConnectorContext context)
    : Retells(options, context, failure => new ConnectorException(failure.Kind, failure.Message, failure.Next));

internal sealed class TellsNothing(SampleOptions options, ConnectorContext context)
    : Retells(options, context, failure => new ConnectorException(failure.Kind, "Error", "") { RetryAfter = failure.RetryAfter });

internal sealed class LetsTheParserThrow(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override SampleAnswer Parse(string json) => JsonSerializer.Deserialize<SampleAnswer>(json, JsonSerializerOptions.Web)!;
}

internal sealed class TellsAllAsBroken(SampleOptions options, ConnectorContext context)
    : Retells(options, context, failure => new ConnectorException(FailureKind.Broken, failure.Message, failure.Next));

/// <summary>Takes a failure for the end, once something has been read.</summary>
internal sealed class SwallowsLater(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    private int _answers;

    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        try
        {
            var answer = await base.AskAsync(path, ct);
            _answers++;
            return answer;
        }
        catch (ConnectorException) when (_answers > 0)
        {
            return SampleAnswer.Nothing;
        }
    }
}

internal sealed class SwallowsInTheListOfIds(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override async Task<SampleAnswer> AskAsync(string path, CancellationToken ct)
    {
        try
        {
            return await base.AskAsync(path, ct);
        }
        catch (ConnectorException) when (path.Contains("sort=id", StringComparison.Ordinal))
        {
            return SampleAnswer.Nothing;
        }
    }
}
