using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Storage;

namespace SupportAddon.Shell;

/// <summary>The rooms put together over one open database.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private House(Settings settings, Database database, ServiceProvider services)
    {
        Settings = settings;
        Database = database;
        this.services = services;
    }

    public Settings Settings { get; }

    public Database Database { get; }

    public static async Task<House> OpenAsync(Settings settings, TimeProvider time, CancellationToken ct)
    {
        var database = await Database.OpenAsync(settings.DatabaseSettings, time, ct);
        var services = new ServiceCollection().AddLogging().AddRooms(settings, database, time);
        return new(settings, database, services.BuildServiceProvider());
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
