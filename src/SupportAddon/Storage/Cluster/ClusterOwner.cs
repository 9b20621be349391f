namespace SupportAddon.Storage.Cluster;

/// <summary>Who the server runs as: PostgreSQL refuses root, and serves only a folder of its own user.</summary>
internal static class ClusterOwner
{
    private static readonly Account Root = new("root");
    private static readonly Account Postgres = new("postgres");

    public static async Task<Account> FindAsync(ClusterFolder folder, CancellationToken ct) =>
        Account.IsRoot
            ? ForRoot(await OwnersAsync([folder.Cluster, folder.Root, folder.Data], ct))
            : ForUser(Account.Current, await OwnersAsync([folder.Cluster, folder.Root], ct), folder);

    /// <summary>Root steps aside: for the owner of what is there already, or for the packages' own user.</summary>
    internal static Account ForRoot(IReadOnlyList<Account> owners) => owners.FirstOrDefault(owner => owner != Root) ?? Postgres;

    internal static Account ForUser(Account user, IReadOnlyList<Account> owners, ClusterFolder folder) =>
        owners.FirstOrDefault(owner => owner != user) is { } other ? throw Refuse(user, other, folder) : user;

    /// <summary>Found out now, it is one sentence; found out by initdb or the server, it is a riddle.</summary>
    public static async Task RequireWayInAsync(Account account, ClusterFolder folder, CancellationToken ct)
    {
        if (!Account.IsRoot || await account.MayEnterAsync(folder.Root, ct)) return;
        foreach (var ancestor in Ancestors(folder.Root).Reverse())
            if (!await account.MayEnterAsync(ancestor, ct))
                throw Refuse(account, ancestor);
    }

    private static RefusedException Refuse(Account user, Account owner, ClusterFolder folder) => new(
        $"The database in {folder.Root} belongs to the user {owner.Name}, and this process runs as {user.Name}.",
        $"Start it as {owner.Name} or as root, or choose another data folder (SupportAddon:Data).");

    private static RefusedException Refuse(Account account, string closed) => new(
        $"The user {account.Name}, who runs the database for root, may not enter {closed}.",
        $"Choose a data folder outside it (SupportAddon:Data), for example /var/lib/supportaddon, or open it with: chmod o+x '{closed}'.");

    private static async Task<IReadOnlyList<Account>> OwnersAsync(IReadOnlyList<string> paths, CancellationToken ct)
    {
        var owners = new List<Account>();
        foreach (var path in paths.Where(Directory.Exists))
            if (await Account.OwnerOfAsync(path, ct) is { } owner)
                owners.Add(owner);
        return owners;
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }
}
