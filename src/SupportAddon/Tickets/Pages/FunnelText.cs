using System.Globalization;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;

namespace SupportAddon.Tickets.Pages;

/// <summary>A change request in the reader's language.</summary>
internal sealed class FunnelText(Reader reader)
{
    /// <summary>The stages of one, those it has come through first: a refused one ends where it was refused.</summary>
    public static IReadOnlyList<FunnelStage> Line(TicketChange change) => change.Stage == FunnelStage.Refused
        ? [FunnelStage.Requested, .. new[] { FunnelStage.Estimated, FunnelStage.Quoted, FunnelStage.Accepted }.Where(stage => HasFacts(change, stage)), FunnelStage.Refused]
        : [FunnelStage.Requested, FunnelStage.Estimated, FunnelStage.Quoted, FunnelStage.Accepted, FunnelStage.Delivered];

    /// <summary>Whether it has come through a stage, which what is covered may leave out.</summary>
    public static bool IsPast(TicketChange change, FunnelStage stage) =>
        stage < change.Stage && (stage == FunnelStage.Requested || HasFacts(change, stage));

    /// <summary>What is known of one stage; empty where nothing is.</summary>
    public IEnumerable<string> Lines(TicketChange change, FunnelStage stage) => stage switch
    {
        FunnelStage.Estimated when change.Estimate is { } estimate => [Effort(estimate), estimate.By],
        FunnelStage.Quoted when change.Quote is { ValidUntil: { } day } quote => [quote.Reference, Price(quote), reader["funnel.valid-until", reader.Day(day)]],
        FunnelStage.Quoted when change.Quote is { } quote => [quote.Reference, Price(quote)],
        FunnelStage.Accepted when change.Acceptance is { } acceptance => new[] { acceptance.By, acceptance.Reference }.OfType<string>(),
        _ => [],
    };

    /// <summary>An event of the history.</summary>
    public string Event(TicketEvent fact) => TicketWord.Parse<FunnelStage>(fact.To) switch
    {
        FunnelStage.Estimated when Estimate.Read(fact.Data) is var estimate => reader["event.stage.estimated", Effort(estimate), estimate.By],
        FunnelStage.Quoted when Quote.Read(fact.Data) is var quote => reader["event.stage.quoted", quote.Reference, Price(quote), quote.ValidUntil is { } day ? $", {reader["funnel.valid-until", reader.Day(day)]}" : ""],
        FunnelStage.Accepted when Acceptance.Read(fact.Data) is var acceptance => reader["event.stage.accepted", acceptance.By, acceptance.Reference is null ? "" : $", {acceptance.Reference}"],
        _ => fact.Data.GetValueOrDefault("by") is { } by ? reader["event.stage.refused-by", by] : reader["event.stage.refused"],
    };

    private string Effort(Estimate estimate) =>
        $"{reader.Number(estimate.Effort, Digits(estimate.Effort))} {reader[$"funnel.{TicketWord.Of(estimate.Unit)}.{reader.Plural(estimate.Effort, "one", "many")}"]}";

    private string Price(Quote quote) => $"{reader.Number(quote.Amount, 2)}\u00a0{quote.Currency}";

    private static bool HasFacts(TicketChange change, FunnelStage stage) => stage switch
    {
        // The client is not told how much work it is; what was quoted had been estimated.
        FunnelStage.Estimated => change.Estimate is not null || change.Quote is not null,
        FunnelStage.Quoted => change.Quote is not null,
        FunnelStage.Accepted => change.Acceptance is not null,
        _ => false,
    };

    private static int Digits(decimal number) => number.ToString(CultureInfo.InvariantCulture).TrimEnd('0').Split('.') is [_, var decimals] ? decimals.Length : 0;
}
