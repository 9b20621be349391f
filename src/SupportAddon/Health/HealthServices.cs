using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Connectors.Leases;
using SupportAddon.Health.Downtimes;
using SupportAddon.Health.Files;
using SupportAddon.Health.Heartbeats;
using SupportAddon.Health.History;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Kinds.Connections;
using SupportAddon.Health.Kinds.Dns;
using SupportAddon.Health.Kinds.Heartbeat;
using SupportAddon.Health.Kinds.Http;
using SupportAddon.Health.Kinds.MySql;
using SupportAddon.Health.Kinds.Own;
using SupportAddon.Health.Kinds.PostgreSql;
using SupportAddon.Health.Kinds.Tcp;
using SupportAddon.Health.Kinds.Tls;
using SupportAddon.Health.Kinds.Upkeep;
using SupportAddon.Health.Outages;
using SupportAddon.Health.Probes;
using SupportAddon.Health.Watch;

namespace SupportAddon.Health;

/// <summary>The kinds of probes, and what measures with them.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddProbes(this IServiceCollection services) => services
        .AddSingleton<ProbeKind, HttpKind>().AddSingleton<ProbeKind, TcpKind>().AddSingleton<ProbeKind, DnsKind>().AddSingleton<ProbeKind, TlsKind>()
        .AddSingleton<ProbeKind, PostgreSqlKind>().AddSingleton<ProbeKind, MySqlKind>().AddSingleton<ProbeRights>().AddSingleton<Asking>()
        .AddSingleton<ProbeKind, ConnectorKind>().AddSingleton<ProbeKind, RecordsKind>().AddSingleton<ProbeKind, ExchangeKind>()
        .AddSingleton<ProbeKind, HeartbeatKind>().AddSingleton<ProbeKind, BacklogKind>().AddSingleton<ProbeKind, HostKind>().AddSingleton<ProbeKind, UpkeepKind>()
        .AddSingleton<ProbeKinds>().AddSingleton<ProbeStore>().AddSingleton<ProbeApplier>().AddSingleton<ProbeMeasurer>().AddSingleton<HeartbeatTokens>()
        .AddSingleton<ProbeFinder>().AddSingleton<StatusReader>().AddSingleton<ProbeHistory>().AddSingleton<AvailabilityReader>().AddSingleton<HistoryKeeper>()
        .AddSingleton<ProbeTrial>().AddSingleton<OutageReader>().AddSingleton<OutageCauses>()
        .AddSingleton<DowntimeStore>().AddSingleton<DowntimePlanner>().AddSingleton<HeartbeatBook>();

    /// <summary>What asks the probes and tells of outages, for the service alone.</summary>
    public static IServiceCollection AddHealthWatch(this IServiceCollection services) => services
        .AddSingleton<WatchMeter>().AddSingleton<ProbeAsking>()
        .AddSingleton(found => new ProbeRound(found.GetRequiredService<TimeProvider>(), found.GetRequiredService<ProbeAsking>().AskAsync) { Begun = found.GetRequiredService<WatchMeter>().Begun })
        .AddSingleton<Shards>().AddSingleton<StandingReader>().AddSingleton<ResultBook>().AddSingleton<HealthWatch>()
        .AddSingleton<OutageTickets>().AddSingleton<OutageKeeper>().AddSingleton<UpkeepKeeper>().AddHostedService<HealthService>();
}
