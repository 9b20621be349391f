using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>What became of one change: an outcome, or the failure that kept anything from being written.</summary>
internal sealed record Verdict(WriteOutcome? Outcome, ConnectorException? Failure = null)
{
    public static Verdict Of(WriteResult result, ErpRecord? record, string? reason = null) => new(new WriteOutcome(result, record, reason));

    /// <summary>For a change alone.</summary>
    public WriteOutcome OutcomeOrThrow() => Outcome ?? throw Failure!;

    /// <summary>For one of several.</summary>
    public WriteOutcome Told() => Outcome ?? new WriteOutcome(WriteResult.Failed, null, $"{Failure!.Message} {Failure.Next}");
}
