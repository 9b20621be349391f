using SupportAddon.Core.Life;

namespace SupportAddon.Tickets.Life;

/// <summary>Turns what the rules refuse into a refusal.</summary>
internal static class Refused
{
    public static void If(Refusal? refusal)
    {
        if (refusal is not null)
            throw new RefusedException(refusal.What, refusal.Next);
    }

    public static string Empty(string? text, string what) => string.IsNullOrWhiteSpace(text)
        ? throw new RefusedException($"{what} without a text says nothing.", "Write the text.")
        : text.Trim();
}
