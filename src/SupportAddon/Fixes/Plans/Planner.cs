using System.Runtime.CompilerServices;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Choices;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Tables;
using SupportAddon.People;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plans;

/// <summary>Makes plans, of fixes and of undoing: under the connection's lease, and with nothing to write with.</summary>
internal sealed class Planner(
    LeaseStore leases, ConnectorOpener opener, PlanStore plans, ExecutionStore executions, ClientFourEyes fourEyes, AuditTrail audit, TimeProvider time)
{
    /// <summary>Nobody looks through more of them.</summary>
    public const int UsualMax = 1_000;

    /// <param name="connection">Where.</param>
    /// <param name="offered">What.</param>
    /// <param name="given">Its parameters, as typed.</param>
    /// <param name="max">More changes than this and there is no plan.</param>
    /// <param name="by">Its author.</param>
    /// <param name="watch">Who follows it.</param>
    /// <param name="ct">Ends it without a plan.</param>
    public async Task<Plan> PlanAsync(
        Connection connection, OfferedFix offered, IReadOnlyDictionary<string, string> given, int max, Actor by, PlanWatch watch, CancellationToken ct)
    {
        var (parameters, kept) = offered.Bind(given);
        var proposal = new PlanProposal(
            connection, new(offered.Name, offered.Definition, connection.Name, offered.Fix.Resource, kept), offered.Fix.Title, offered.Fix.Effect,
            offered.Risk, max, await fourEyes.OfAsync(connection.Id, ct), by);
        return await DraftAsync(proposal, (open, records) => FindAsync(proposal, offered, parameters, open, records, ct), watch, ct);
    }

    /// <summary>What the fix finds, once its parameters are known to be what the system has.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<PlanEntry>> FindAsync(
        PlanProposal proposal, OfferedFix offered, object parameters, OpenConnector open, IRecordReader records, [EnumeratorCancellation] CancellationToken ct)
    {
        await new SystemChoices(offered, records, open.Description).CheckAsync(proposal.Head.Parameters, proposal.Connection.Name, ct);
        await foreach (var page in FixFindings.ReadAsync(open.Bound(offered.Fix), records, parameters, ct))
            yield return page;
    }

    /// <summary>A plan that gives records the values of a table.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="table">Whose values.</param>
    /// <param name="use">What its columns are for.</param>
    /// <param name="max">More changes than this and there is no plan.</param>
    /// <param name="by">Its author.</param>
    /// <param name="watch">Who follows it.</param>
    /// <param name="ct">Ends it without a plan.</param>
    /// <exception cref="RefusedException">The table has mistakes: all of them are told, each with its line.</exception>
    public async Task<Plan> PlanAsync(Connection connection, Table table, TableUse use, int max, Actor by, PlanWatch watch, CancellationToken ct)
    {
        var proposal = new PlanProposal(
            connection, new("table", table.Digest, connection.Name, use.Resource, use.Kept(table)),
            new($"Values of {table.Name}", $"Valeurs de {table.Name}"),
            use.Create
                ? new("Gives records the values of a table, touches no other field, and creates what it does not find.", "Donne aux enregistrements les valeurs d'un tableau, ne touche aucun autre champ, et crée ce qu'il ne trouve pas.")
                : new("Gives records the values of a table, and touches no other field.", "Donne aux enregistrements les valeurs d'un tableau, et ne touche aucun autre champ."),
            RiskLevel.High, max, await fourEyes.OfAsync(connection.Id, ct), by); // What stands in a table nobody has reviewed.
        return await DraftAsync(proposal, (open, records) => new TableFindings(table, use, open.Description).ReadAsync(records, ct), watch, ct);
    }

    /// <summary>A plan that archives, or deletes, what an erroneous import has made.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="imported">Which records, and what becomes of them.</param>
    /// <param name="max">More of them than this and there is no plan.</param>
    /// <param name="by">Its author.</param>
    /// <param name="watch">Who follows it.</param>
    /// <param name="ct">Ends it without a plan.</param>
    public async Task<Plan> PlanAsync(Connection connection, ImportedRecords imported, int max, Actor by, PlanWatch watch, CancellationToken ct)
    {
        var proposal = new PlanProposal(
            connection, new("import", imported.Keys?.Table.Digest ?? "conditions", connection.Name, imported.Resource, imported.Kept),
            new("An import taken back", "Annulation d'un import"),
            imported.Delete
                ? new("Deletes what an import has made, for good: no undo brings it back.", "Supprime définitivement ce qu'un import a créé : aucune annulation ne le rend.")
                : new("Archives what an import has made; what it has changed in other records stays.", "Archive ce qu'un import a créé ; ce qu'il a modifié ailleurs reste."),
            RiskLevel.High, max, await fourEyes.OfAsync(connection.Id, ct), by);
        return await DraftAsync(proposal, (open, records) => imported.ReadAsync(open.Description, records, ct), watch, ct);
    }

    /// <summary>A plan that takes back what was written by the execution of another.</summary>
    /// <param name="undone">The plan whose execution is taken back.</param>
    /// <param name="connection">Its connection.</param>
    /// <param name="only">The records, by the source's ids; empty for all.</param>
    /// <param name="by">Its author.</param>
    /// <param name="watch">Who follows it.</param>
    /// <param name="ct">Ends it without a plan.</param>
    public async Task<Plan> UndoAsync(Plan undone, Connection connection, IReadOnlyList<string> only, Actor by, PlanWatch watch, CancellationToken ct)
    {
        var execution = await executions.GetAsync(undone.Id, ct);
        if (execution.State is ExecutionState.Queued or ExecutionState.Running)
            throw new RefusedException($"Plan {undone.Id} is still being applied.", $"Wait for its end, or halt it: supportaddon fix pause {undone.Id}");
        var proposal = new PlanProposal(
            connection, undone.Head with { Undoes = undone.Id },
            new($"Undo: {undone.Title.English}", $"Annulation : {undone.Title.French}"),
            undone.Counts.Created > 0
                ? new("Gives records back what they had and takes away what was created, as long as nobody has changed them since.", "Rend aux enregistrements ce qu'ils avaient et retire ce qui a été créé, tant que personne ne les a modifiés depuis.")
                : new("Gives records back what they had, as long as nobody has changed them since.", "Rend aux enregistrements ce qu'ils avaient, tant que personne ne les a modifiés depuis."),
            undone.Risk, int.MaxValue, await fourEyes.OfAsync(connection.Id, ct), by);
        return await DraftAsync(proposal, (open, records) => new UndoFindings(executions, undone, records, open.Description).ReadAsync(only, ct), watch, ct);
    }

    private async Task<Plan> DraftAsync(
        PlanProposal proposal, Func<OpenConnector, IRecordReader, IAsyncEnumerable<IReadOnlyList<PlanEntry>>> find, PlanWatch watch, CancellationToken ct)
    {
        await using var lease = await leases.TakeAsync(proposal.Connection.Id, LeaseHolder.ForFix(watch.Starter), watch.Waiting, ct);
        await using var open = opener.Open(proposal.Connection);
        var records = open.Records ?? throw new RefusedException(
            $"The connector of {proposal.Connection.Name} does not read and write records.", "See which connectors do: supportaddon plugin list");
        try
        {
            var id = await new PlanDraft(lease, audit, time) { Watch = watch }.WriteAsync(proposal, find(open, new RecordReading(records)), open.Description, ct);
            return await plans.GetAsync(id, ct);
        }
        catch (LeaseLostException lost)
        {
            throw new RefusedException("Another process took the connection over while this was planned, so there is no plan.", "Plan it again.", lost);
        }
    }
}
