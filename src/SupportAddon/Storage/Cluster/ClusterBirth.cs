namespace SupportAddon.Storage.Cluster;

/// <summary>Makes the cluster, all of it or nothing: the folder gets its name once it is complete.</summary>
internal sealed record ClusterBirth(ClusterFolder Folder, Account Account, Installation Installation)
{
    private const string Unfinished = "unfinished-";

    public async Task MakeAsync(bool durable, CancellationToken ct)
    {
        await ClusterOwner.RequireWayInAsync(Account, Folder, ct);
        RemoveUnfinished();
        // A name of its own each time: an initdb whose parent was killed may still be writing to the last one.
        var name = Unfinished + Guid.NewGuid().ToString("N");
        await InitializeAsync(name, durable, ct);
        var made = Path.Combine(Folder.Root, name);
        await ClusterConfiguration.AppendAsync(made, durable, ct);
        Directory.Move(made, Folder.Cluster);
    }

    private async Task InitializeAsync(string name, bool durable, CancellationToken ct)
    {
        var first = await InitdbAsync(name, "C.UTF-8", durable, ct);
        if (first.Succeeded) return;
        // Not every system has C.UTF-8; the encoding is UTF-8 either way.
        RemoveUnfinished();
        var second = await InitdbAsync(name, "C", durable, ct);
        if (!second.Succeeded)
            throw new RefusedException(
                $"The database could not be made in {Folder.Root}: {second.Reason}.",
                "Put right what initdb says and start again; nothing has to be cleared away.");
    }

    private Task<ToolResult> InitdbAsync(string name, string locale, bool durable, CancellationToken ct) =>
        Installation.Call("initdb", Folder, Account,
        [
            "-D", name, "-U", ClusterConfiguration.Superuser, "--encoding=UTF8", $"--locale={locale}", "--data-checksums",
            "--auth-local=trust", "--auth-host=reject", "--no-instructions", .. durable ? (string[])[] : ["--no-sync"],
        ]).RunAsync(ct);

    private void RemoveUnfinished()
    {
        foreach (var folder in Directory.EnumerateDirectories(Folder.Root, Unfinished + "*"))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // Somebody orphaned still writes to it. It is in nobody's way and goes next time.
            }
        }
    }
}
