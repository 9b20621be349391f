namespace SupportAddon.Odoo.Tests.Live;

/// <summary>A test on a real Odoo of 19 or later, where the environment names one; else it is shown as skipped.</summary>
public sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute()
    {
        if (LiveOdoo.Options is null)
            Skip = "A real Odoo is named by SUPPORTADDON_LIVE_ODOO, _KEY, _DB and _LOGIN; none is.";
    }
}
