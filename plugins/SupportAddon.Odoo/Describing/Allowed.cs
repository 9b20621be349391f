using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Describing;

/// <summary>Questions that not every user may ask, and that not every version understands.</summary>
internal static class Allowed
{
    public static async Task<T?> OrNullAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (ConnectorException refused) when (refused.Kind is FailureKind.Forbidden or FailureKind.Refused or FailureKind.NotFound)
        {
            return null;
        }
    }
}
