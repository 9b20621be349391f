using System.CommandLine;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Architecture;

namespace SupportAddon.Tests.Audit;

/// <summary>
/// Finds every command, form and endpoint by itself; each says here how it is recorded. Whoever adds one has thought about it, and has
/// a test that shows the line.
/// </summary>
public sealed class RecordedTests
{
    private const string Nothing = "changes nothing";

    /// <summary>What is done to a ticket stands in its own history, with who did it and from where.</summary>
    private const string History = "the ticket's history";

    /// <summary>What another application says of itself is a measurement.</summary>
    private const string Beats = "the history of its probe";

    private static readonly Dictionary<string, string> Commands = new()
    {
        ["analysis csv"] = "analysis.csv", ["analysis delete"] = "analysis.delete", ["analysis export"] = "analysis.export", ["analysis list"] = Nothing,
        ["analysis load"] = "analysis.load", ["analysis records"] = Nothing, ["analysis show"] = Nothing,
        ["alert list"] = Nothing, ["alert test"] = "alert.test",
        ["apply"] = ".apply",
        ["audit head"] = Nothing, ["audit list"] = Nothing, ["audit verify"] = Nothing,
        ["client export"] = Nothing, ["client list"] = Nothing,
        ["connection check"] = Nothing, ["connection discover"] = Nothing, ["connection list"] = Nothing, ["connection try"] = Nothing,
        // Both do what other commands do, and that is recorded; by themselves they change nothing.
        ["demo"] = Nothing, ["serve"] = Nothing,
        ["downtime add"] = "downtime.add", ["downtime end"] = "downtime.end", ["downtime list"] = Nothing,
        ["drift"] = "drift.accept",
        ["fix add"] = "fix.add", ["fix apply"] = "fix.apply", ["fix approve"] = "fix.approve", ["fix cancel"] = "fix.cancel", ["fix list"] = Nothing,
        ["fix pause"] = "fix.pause", ["fix plan"] = "fix.plan", ["fix prepare"] = "fix.plan", ["fix plan-table"] = "fix.plan", ["fix reject"] = "fix.reject", ["fix resume"] = "fix.resume", ["fix settle"] = "fix.settle",
        ["fix show"] = Nothing, ["fix status"] = Nothing, ["fix undo"] = "fix.plan", ["fix undo-import"] = "fix.plan",
        ["person add"] = "person.put", ["person list"] = Nothing, ["person map"] = "person.map", ["person merge"] = "person.merge",
        ["person unmap"] = "person.unmap", ["person unmapped"] = Nothing,
        ["plugin list"] = Nothing, ["probe address"] = "probe.address", ["probe ask"] = Nothing, ["probe history"] = Nothing, ["probe run"] = Nothing, ["probe status"] = Nothing,
        ["record export"] = "record.export", ["record list"] = Nothing,
        ["report list"] = Nothing, ["report render"] = "report.render",
        ["run list"] = Nothing, ["run show"] = Nothing, ["run stop"] = "run.stop",
        ["session list"] = Nothing, ["session revoke"] = "session.revoke",
        ["sla explain"] = Nothing, ["sla list"] = Nothing, ["status"] = Nothing,
        ["sync"] = "sync.start",
        ["ticket accept"] = History, ["ticket answer"] = History, ["ticket assign"] = History, ["ticket confirm"] = History, ["ticket contact"] = History, ["ticket create"] = History,
        ["ticket decline"] = History, ["ticket estimate"] = History, ["ticket quote"] = History,
        ["ticket explain"] = Nothing, ["ticket link"] = History, ["ticket list"] = Nothing, ["ticket merge"] = History, ["ticket move"] = History,
        ["ticket note"] = History, ["ticket rebuild"] = "ticket.rebuild", ["ticket refuse"] = History, ["ticket remote-session"] = History,
        ["ticket reopen"] = History, ["ticket set"] = History, ["ticket settle"] = History, ["ticket show"] = Nothing, ["ticket unlink"] = History,
        ["ticket unmerge"] = History,
        ["token create"] = "token.create", ["token list"] = Nothing, ["token revoke"] = "token.revoke",
        ["user add"] = "user.add", ["user list"] = Nothing, ["user lock"] = "user.lock", ["user remove"] = "user.remove",
        ["user reset-password"] = "user.reset-password", ["user set-role"] = "user.set-role", ["user unlock"] = "user.unlock",
        // The service starts it for a connection that is isolated; its run says so.
        ["worker"] = Nothing,
    };

    private static readonly Dictionary<string, string> Forms = new()
    {
        ["Account.OnPostEnd"] = "session.revoke", ["Account.OnPostReading"] = "user.set-reading", ["Downtimes.OnPostEnd"] = "downtime.end", ["Downtimes.OnPostPlan"] = "downtime.add", ["Error.OnPost"] = Nothing, ["Move.OnPost"] = History,
        ["NewFix.OnPost"] = "fix.ask", ["NewImport.OnPost"] = "fix.ask", ["NewTable.OnPost"] = "fix.ask", ["Planning.OnPostCancel"] = "fix.unask",
        ["Plan.OnPostApply"] = "fix.apply", ["Plan.OnPostOutsideWindow"] = "fix.outside-window", ["Plan.OnPostApprove"] = "fix.approve", ["Plan.OnPostCancel"] = "fix.cancel", ["Plan.OnPostPause"] = "fix.pause",
        ["Plan.OnPostReject"] = "fix.reject", ["Plan.OnPostResume"] = "fix.resume", ["Plan.OnPostSettle"] = "fix.settle", ["Plan.OnPostUndo"] = "fix.ask",
        ["Plan.OnPostUndoAll"] = "fix.ask",
        ["Outage.OnPostCause"] = "outage.cause", ["Probe.OnPostMeasure"] = "probe.measure",
        ["NewTicket.OnPostCreate"] = History, ["Password.OnPost"] = "user.change-password",
        ["People.OnPostMap"] = "person.map", ["People.OnPostMerge"] = "person.merge", ["People.OnPostPut"] = "person.put", ["People.OnPostUnmap"] = "person.unmap",
        ["SignIn.OnPost"] = "session.sign-in", ["SignOut.OnPost"] = "session.sign-out",
        ["Ticket.OnPostAccept"] = History, ["Ticket.OnPostDecline"] = History, ["Ticket.OnPostEstimate"] = History, ["Ticket.OnPostQuote"] = History,
        ["Ticket.OnPostAnswer"] = History, ["Ticket.OnPostAssign"] = History, ["Ticket.OnPostConfirm"] = History, ["Ticket.OnPostContact"] = History,
        ["Ticket.OnPostLink"] = History, ["Ticket.OnPostMerge"] = History, ["Ticket.OnPostMove"] = History, ["Ticket.OnPostNote"] = History,
        ["Ticket.OnPostQualify"] = History, ["Ticket.OnPostRefuse"] = History, ["Ticket.OnPostReopen"] = History, ["Ticket.OnPostSession"] = History,
        ["Ticket.OnPostSettle"] = History, ["Ticket.OnPostUnlink"] = History, ["Ticket.OnPostUnmerge"] = History, ["Tickets.OnPostQualify"] = History,
        ["Tokens.OnPostCreate"] = "token.create", ["Tokens.OnPostRevoke"] = "token.revoke",
        ["User.OnPostRemove"] = "user.remove", ["User.OnPostRole"] = "user.set-role",
        ["Users.OnPostAdd"] = "user.add", ["Users.OnPostLock"] = "user.lock", ["Users.OnPostReset"] = "user.reset-password", ["Users.OnPostUnlock"] = "user.unlock",
    };

    private static readonly Dictionary<string, string> Endpoints = new()
    {
        ["POST /heartbeat/{key}"] = Beats,
        ["POST /api/v1/users/{login}/lock"] = "user.lock", ["POST /api/v1/users/{login}/unlock"] = "user.unlock", ["DELETE /api/v1/tokens/{token}"] = "token.revoke",
        ["PUT /api/v1/people/{person}"] = "person.put", ["POST /api/v1/people/{person}/merge"] = "person.merge",
        ["POST /api/v1/people/{person}/names"] = "person.map", ["DELETE /api/v1/people/{person}/names"] = "person.unmap",
        ["POST /api/v1/fix-plannings"] = "fix.ask", ["DELETE /api/v1/fix-plannings/{id}"] = "fix.unask",
        ["POST /api/v1/fix-plans/{id}/approval"] = "fix.approve", ["POST /api/v1/fix-plans/{id}/rejection"] = "fix.reject",
        ["POST /api/v1/fix-plans/{id}/execution"] = "fix.apply", ["POST /api/v1/fix-plans/{id}/exception"] = "fix.outside-window", ["POST /api/v1/fix-plans/{id}/pause"] = "fix.pause",
        ["POST /api/v1/fix-plans/{id}/resumption"] = "fix.resume", ["POST /api/v1/fix-plans/{id}/cancellation"] = "fix.cancel",
        ["POST /api/v1/fix-plans/{id}/settlement"] = "fix.settle", ["POST /api/v1/fix-plans/{id}/undo"] = "fix.ask",
        ["POST /api/v1/health/{client}/{probe}/measurements"] = "probe.measure", ["PUT /api/v1/outages/{id}/cause"] = "outage.cause",
        ["POST /api/v1/downtimes"] = "downtime.add", ["DELETE /api/v1/downtimes/{id}"] = "downtime.end",
        ["POST /api/v1/tickets"] = History,
        ["POST /api/v1/tickets/{id}/acceptance"] = History, ["POST /api/v1/tickets/{id}/decline"] = History, ["POST /api/v1/tickets/{id}/estimate"] = History, ["POST /api/v1/tickets/{id}/quote"] = History,
        ["POST /api/v1/tickets/{id}/answers"] = History, ["POST /api/v1/tickets/{id}/assignment"] = History, ["POST /api/v1/tickets/{id}/confirmation"] = History,
        ["POST /api/v1/tickets/{id}/contacts"] = History, ["POST /api/v1/tickets/{id}/links"] = History, ["DELETE /api/v1/tickets/{id}/links"] = History,
        ["POST /api/v1/tickets/{id}/merge"] = History, ["DELETE /api/v1/tickets/{id}/merge"] = History, ["POST /api/v1/tickets/{id}/notes"] = History,
        ["POST /api/v1/tickets/{id}/qualification"] = History, ["POST /api/v1/tickets/{id}/refusal"] = History, ["POST /api/v1/tickets/{id}/remote-sessions"] = History,
        ["POST /api/v1/tickets/{id}/reopening"] = History, ["POST /api/v1/tickets/{id}/settlement"] = History, ["POST /api/v1/tickets/{id}/transitions"] = History,
    };

    [Fact]
    public void Every_command_says_how_it_is_recorded() =>
        Assert.Equal(Commands.Keys.Order(), Leaves(SupportAddon.Shell.Commands.Create(), "").Order());

    [Fact]
    public void Every_form_says_how_it_is_recorded() =>
        Assert.Equal(Forms.Keys.Order(), typeof(RefusedException).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))
                .Select(method => $"{type.Name[..^"Model".Length]}.{Plain(method.Name)}")).Order());

    [Fact]
    public async Task Every_endpoint_that_changes_something_says_how_it_is_recorded()
    {
        await using var site = await TwoClients.StartAsync();

        Assert.Equal(Endpoints.Keys.Order(), Door.All(site.App)
            .Where(door => door.Method != HttpMethod.Get && door.Endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .Select(door => door.ToString().Replace(":long}", "}", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void What_is_named_here_is_recorded_somewhere()
    {
        var code = string.Concat(SourceTree.Code("src/SupportAddon").SelectMany(file => file.Lines));

        Assert.All(Commands.Values.Concat(Forms.Values).Concat(Endpoints.Values).Distinct().Except([Nothing, History, Beats]),
            action => Assert.Contains($"{action}\"", code, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(child => Leaves(child, $"{path} {child.Name}".Trim()));

    private static string Plain(string method) => method.EndsWith("Async", StringComparison.Ordinal) ? method[..^"Async".Length] : method;
}
