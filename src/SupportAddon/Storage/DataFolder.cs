namespace SupportAddon.Storage;

/// <summary>The folder in which SupportAddon keeps everything it must not lose.</summary>
internal static class DataFolder
{
    /// <summary>The folder as configured, made absolute, or the one that suits this user.</summary>
    public static string Choose(string? configured) =>
        string.IsNullOrWhiteSpace(configured)
            ? Default(IsRoot, Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData))
            : Path.GetFullPath(configured);

    /// <summary>Root's own folders are closed to the user who runs the database, so root gets a system folder.</summary>
    internal static string Default(bool root, string localApplicationData)
    {
        if (root) return "/var/lib/supportaddon";
        if (localApplicationData.Length > 0) return Path.Combine(localApplicationData, "supportaddon");
        throw new RefusedException(
            "There is no place for the data: this user has no home folder.",
            "Set SupportAddon:Data to a folder, or HOME to the user's home.");
    }

    /// <summary>Makes the folder where it is missing: ours alone, but root's may be passed through on the way to the database.</summary>
    public static void Create(string path) =>
        Create(path, IsRoot ? Mine | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Mine);

    /// <summary>Makes a folder that nobody else may look into, where it is missing.</summary>
    public static void CreatePrivate(string path) => Create(path, Mine);

    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    private static void Create(string path, UnixFileMode mode)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, mode);
    }
}
