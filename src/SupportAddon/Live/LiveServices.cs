using Microsoft.Extensions.DependencyInjection;

namespace SupportAddon.Live;

/// <summary>The news of tickets, for the service alone.</summary>
internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services) =>
        services.AddSingleton<TicketNews>().AddHostedService(found => found.GetRequiredService<TicketNews>());
}
