namespace SupportAddon.Dolibarr.Tests.Live;

/// <summary>A test on a real Dolibarr, where the environment names one; else it is shown as skipped.</summary>
public sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute()
    {
        if (LiveDolibarr.Options is null)
            Skip = "A real Dolibarr is named by SUPPORTADDON_LIVE_DOLIBARR and _KEY; none is.";
    }
}
