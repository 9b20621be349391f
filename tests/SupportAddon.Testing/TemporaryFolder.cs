namespace SupportAddon.Testing;

/// <summary>A folder of one test, gone with it. The user who runs PostgreSQL for root may pass through it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const int MostAttempts = 20;

    /// <param name="parent">Where it lies; among the machine's temporary files when null.</param>
    public TemporaryFolder(string? parent = null)
    {
        // TMPDIR may lie in a home folder that other users cannot enter.
        parent ??= OperatingSystem.IsWindows() ? System.IO.Path.GetTempPath() : "/tmp";
        Path = System.IO.Path.Combine(parent, "supportaddon-test-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; }

    public string Sub(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A process that is just ending may clear up after itself at the same time.</summary>
    public void Dispose()
    {
        for (var attempt = 1; Directory.Exists(Path); attempt++)
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // What was there a moment ago is gone, or has come.
            }
    }
}
