namespace SupportAddon.Rest.Requests;

/// <summary>What, besides an answer, the one who asks can make use of.</summary>
/// <param name="IsNothing">Whether a 404 with this text means that there is nothing.</param>
/// <param name="MayIgnore">Whether it can go on without an answer that the manifest ignores.</param>
internal sealed record Asking(Func<string, bool> IsNothing, bool MayIgnore)
{
    public static readonly Asking ForAnAnswer = new(_ => false, MayIgnore: false);
}

/// <summary>An answer; or a reason why its lack is ignored; or neither, where there is nothing.</summary>
internal sealed record Found(Answer? Answer, string? Ignored);
