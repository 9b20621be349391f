using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Health;
using SupportAddon.Health.Kinds;
using SupportAddon.Shell;

namespace SupportAddon.Tests.Health.Kinds;

/// <summary>The kinds as the program has them, for tests that open no house and ask nobody.</summary>
internal static class EveryKind
{
    public static ProbeKinds Of()
    {
        var database = NpgsqlDataSource.Create("Host=nowhere.invalid");
        var opener = new ConnectorOpener(null!, null!, database, new(TimeProvider.System), TimeProvider.System, null!);
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(database).AddSingleton(Settings.Load(null)).AddSingleton(opener)
            .AddSingleton<ConnectionStore>().AddSingleton<SupportAddon.Connectors.Leases.LeaseStore>().AddProbes().BuildServiceProvider().GetRequiredService<ProbeKinds>();
    }
}
