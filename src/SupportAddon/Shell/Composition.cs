using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Clients;
using SupportAddon.Clients.Files;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Breakers;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Leases;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Qualification;
using SupportAddon.Reports;
using SupportAddon.Sla;
using SupportAddon.Sla.Clocks;
using SupportAddon.Sla.Policies;
using SupportAddon.Storage;
using SupportAddon.Sync;
using SupportAddon.Sync.Drift;
using SupportAddon.Tickets;

namespace SupportAddon.Shell;

/// <summary>Puts the rooms together; the same for a command and for the service.</summary>
internal static class Composition
{
    static Composition() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public static IServiceCollection AddRooms(this IServiceCollection services, Settings settings, Database database, TimeProvider time) => services
        .AddSingleton(settings).AddSingleton(database.Source).AddSingleton(time)
        .AddSingleton<ConnectionStore>().AddSingleton<ConnectionZones>().AddSingleton<ClientStore>().AddSingleton<ClientFileApplier>()
        .AddSingleton(new SecretVault(settings.Data))
        .AddSingleton(_ => Plugins(settings)).AddSingleton<HostBudgets>().AddSingleton<ConnectorOpener>()
        .AddSingleton<TicketRulesReader>().AddSingleton<TicketRemap>().AddSingleton<UnmappedValues>()
        .AddSingleton<TicketList>().AddSingleton<TicketSheetReader>().AddSingleton<TimelineReader>()
        .AddSingleton<LeaseStore>().AddSingleton<BreakerStore>()
        .AddSingleton<RunStore>().AddSingleton<Syncer>().AddSingleton<LeasedSync>().AddSingleton<DriftList>().AddSingleton<ConnectionStatusReader>()
        .AddSingleton<ClientTermsStore>().AddSingleton<QualificationReader>()
        .AddSingleton<PolicyStore>().AddSingleton(SupportSide.AllButRequester).AddSingleton<TicketSlaReader>().AddSingleton<SlaKeeper>().AddSingleton<SlaList>()
        .AddSingleton<ReportStore>().AddSingleton<ReportList>().AddSingleton<ReviewIssue>();

    public static PluginCatalog Plugins(Settings settings)
    {
        DataFolder.Create(settings.Data);
        return PluginCatalog.Load(new(settings.Plugins, Path.Combine(settings.Data, "shadow")), new PluginContexts());
    }
}
