using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Access;
using SupportAddon.Alerts;
using SupportAddon.Analysis.Exports;
using SupportAddon.Analysis.Sets;
using SupportAddon.Audit;
using SupportAddon.Board;
using SupportAddon.Clients;
using SupportAddon.Clients.Files;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Breakers;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Leases;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Fixes;
using SupportAddon.Fixes.Choices;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Fixes.Plans;
using SupportAddon.Health;
using SupportAddon.People;
using SupportAddon.Qualification;
using SupportAddon.Reports;
using SupportAddon.Sla;
using SupportAddon.Sla.Clocks;
using SupportAddon.Sla.Policies;
using SupportAddon.Storage;
using SupportAddon.Sync;
using SupportAddon.Sync.Drift;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Shell;

/// <summary>Puts the rooms together; the same for a command and for the service.</summary>
internal static class Composition
{
    static Composition() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public static IServiceCollection AddRooms(this IServiceCollection services, Settings settings, Database database, TimeProvider time) => services
        .AddSingleton(settings).AddSingleton(database.Source).AddSingleton(time)
        .AddSingleton<AuditTrail>().AddSingleton<AuditList>().AddSingleton<AuditChain>()
        .AddSingleton<Passwords>().AddSingleton<UserStore>().AddSingleton<UserChanges>().AddSingleton<OwnAccount>()
        .AddSingleton<Callers>().AddSingleton<SignIn>().AddSingleton<Sessions>().AddSingleton<ApiTokens>()
        .AddSingleton<ConnectionStore>().AddSingleton<ConnectionZones>().AddSingleton<ClientStore>().AddSingleton<ClientFileApplier>()
        .AddSingleton(new SecretVault(settings.Data))
        .AddSingleton(_ => Plugins(settings)).AddSingleton<HostBudgets>().AddSingleton<ConnectorOpener>()
        .AddSingleton<TicketRulesReader>().AddSingleton<TicketRemap>().AddSingleton<UnmappedValues>()
        .AddSingleton<TicketList>().AddSingleton<TicketSheetReader>().AddSingleton<TimelineReader>()
        .AddSingleton<TicketFinder>().AddSingleton<VisibleTickets>().AddSingleton<TicketIntake>().AddSingleton<TicketBook>().AddSingleton<TicketCreation>().AddSingleton<TicketMoves>().AddSingleton<TicketFunnel>().AddSingleton<TicketMessages>()
        .AddSingleton<TicketAssignments>().AddSingleton<RoutingReader>().AddSingleton<TicketQualification>().AddSingleton<TicketLinks>().AddSingleton<TicketContacts>()
        .AddSingleton<TicketConflicts>().AddSingleton<TicketRebuild>().AddSingleton<SilentClosing>()
        .AddSingleton<ReplyStore>().AddSingleton<ReplySender>().AddSingleton<PersonStore>().AddSingleton<NewPeople>().AddSingleton<UnmappedPeople>()
        .AddSingleton<AnalysisKeys>().AddSingleton<ExportStore>().AddSingleton<Exporter>().AddSingleton<DataSetStore>().AddSingleton<DataSetLoader>()
        .AddSingleton<LeaseStore>().AddSingleton<BreakerStore>()
        .AddSingleton<RunStore>().AddSingleton<RunStop>().AddSingleton<Syncer>().AddSingleton<LeasedSync>().AddSingleton<DriftList>().AddSingleton<ConnectionStatusReader>()
        .AddSingleton<ClientTermsStore>().AddSingleton<QualificationReader>().AddSingleton<Qualifier>()
        .AddSingleton<PolicyStore>().AddSingleton<TicketSlaReader>().AddSingleton<SlaKeeper>().AddSingleton<SlaList>().AddSingleton<BoardReader>()
        .AddSingleton<FixFiles>().AddSingleton<FixCatalog>().AddSingleton<FixChoices>().AddSingleton<ClientFourEyes>().AddSingleton<ClientMaintenance>().AddSingleton<PlanStore>().AddSingleton<Planner>().AddSingleton<Decisions>()
        .AddSingleton<ExecutionStore>().AddSingleton<RecordList>().AddSingleton<ExecutionControl>().AddSingleton<FixRunner>()
        .AddSingleton<PlanningStore>().AddSingleton<PlanningDesk>().AddSingleton<PlanningRunner>().AddSingleton<VisiblePlans>().AddSingleton<Fixes.Endpoints.PlanSheets>()
        .AddProbes().AddAlerts()
        .AddSingleton<ReportStore>().AddSingleton<ReportList>().AddSingleton<ReviewIssue>();

    public static PluginCatalog Plugins(Settings settings)
    {
        DataFolder.Create(settings.Data);
        return PluginCatalog.Load(new(settings.Plugins, Path.Combine(settings.Data, "shadow")), new PluginContexts());
    }
}
