using System.Reflection;
using System.Runtime.Loader;

namespace SupportAddon.Tests.Tutorial;

/// <summary>The server in the tests of an instantiated template, as it was built there.</summary>
internal sealed class SampleServer : IAsyncDisposable
{
    private readonly IAsyncDisposable _server;

    private SampleServer(IAsyncDisposable server) => _server = server;

    public Uri Url => (Uri)_server.GetType().GetProperty("Url")!.GetValue(_server)!;

    public static string Key(string tests) => (string)Type(tests).GetField("Key")!.GetRawConstantValue()!;

    public static async Task<SampleServer> StartAsync(string tests)
    {
        var starting = (Task)Type(tests).GetMethod("StartAsync")!.Invoke(null, [CancellationToken.None])!;
        await starting;
        return new((IAsyncDisposable)starting.GetType().GetProperty("Result")!.GetValue(starting)!);
    }

    public void Add(DateTimeOffset updated) => _server.GetType().GetMethod("Add")!.Invoke(_server, [updated]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Type Type(string tests) =>
        AssemblyLoadContext.Default.LoadFromAssemblyPath(tests).GetTypes().Single(type => type.Name == "DeskServer");
}
