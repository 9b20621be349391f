namespace SupportAddon.Storage.Cluster;

/// <summary>A user of the operating system.</summary>
internal sealed record Account(string Name)
{
    public static Account Current { get; } = new(Environment.UserName);

    /// <summary>Whether this process may act as anybody. An administrator of Windows may not: pg_ctl sees to itself there.</summary>
    public static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Who owns what lies at the path; null on Windows, where the folder's own rights decide.</summary>
    public static async Task<Account?> OwnerOfAsync(string path, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows()) return null;
        // The long format of ls is the only portable way: mode, links, owner.
        var listed = await new Tool("ls", "-ld", "--", path).RunAsync(ct);
        return listed.Succeeded ? new Account(listed.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]) : null;
    }

    /// <summary>Makes this account the owner; needs root. A link is not followed.</summary>
    public async Task TakeAsync(IReadOnlyList<string> paths, CancellationToken ct)
    {
        var taken = await new Tool("chown", ["-h", "--", Name, .. paths]).RunAsync(ct);
        if (!taken.Succeeded)
            throw new RefusedException(
                $"{paths[0]} could not be given to the user {Name}: {taken.Reason}.",
                "Install PostgreSQL's own package, which brings that user, or start SupportAddon as an ordinary user.");
    }

    public async Task<bool> MayEnterAsync(string folder, CancellationToken ct) =>
        (await new Tool("/bin/sh", "-c", "cd -- \"$1\"", "sh", folder) { Account = this, Folder = "/" }.RunAsync(ct)).Succeeded;
}
