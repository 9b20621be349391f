using Microsoft.Extensions.DependencyInjection;

namespace SupportAddon.Live;

/// <summary>The news, for the service alone.</summary>
internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services) =>
        services.AddSingleton<News>().AddHostedService(found => found.GetRequiredService<News>());
}
