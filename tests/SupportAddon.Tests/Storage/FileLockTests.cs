using SupportAddon.Storage.Cluster;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public FileLockTests()
    {
        _path = _folder.Sub("lock");
        File.WriteAllBytes(_path, []);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Many_share_it_and_nobody_is_alone_meanwhile()
    {
        await using var one = await SharedAsync();
        await using (await SharedAsync())
            Assert.Null(FileLock.TryAlone(_path));
        Assert.Null(FileLock.TryAlone(_path));
        await one.DisposeAsync();
        await using var alone = FileLock.TryAlone(_path);
        Assert.NotNull(alone);
    }

    [Fact]
    public async Task Who_comes_while_somebody_is_alone_waits()
    {
        var time = new ManualTime();
        await using var alone = FileLock.TryAlone(_path)!;
        var waiting = FileLock.WaitSharedAsync(_path, time, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(waiting.IsCompleted);
        await alone.DisposeAsync();
        while (!waiting.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await (await waiting).DisposeAsync();
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var shared = await SharedAsync();
        using var impatient = new CancellationTokenSource();
        var waiting = FileLock.WaitAloneAsync(_path, TimeProvider.System, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task What_is_wrong_otherwise_is_not_waited_for() =>
        await Assert.ThrowsAsync<FileNotFoundException>(
            () => FileLock.WaitAloneAsync(_folder.Sub("missing"), TimeProvider.System, CancellationToken.None));

    private Task<FileStream> SharedAsync() => FileLock.WaitSharedAsync(_path, TimeProvider.System, CancellationToken.None);
}
