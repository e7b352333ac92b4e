using System.Globalization;
using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Calls;

/// <summary>What is told of a key that its provider takes, in the same words whoever it is.</summary>
internal static class KeyWords
{
    public static readonly Phrase Works = Phrase.Of("key_works", "The key works.");

    public static Phrase MayUse(IReadOnlyList<string> models) =>
        Phrase.Of("key_may_use", $"The key works; it may use {models.Count} models.", ("models", models.Count));

    /// <param name="left">In the provider's own units.</param>
    /// <param name="units">What those are called.</param>
    public static Phrase Left(decimal left, string units) => left > 0
        ? Phrase.Of("key_has_left", string.Create(CultureInfo.InvariantCulture, $"The key works; {left:0.##} {units} are left."), ("left", Math.Round(left, 2)))
        : Phrase.Of("key_has_none_left", $"The key works, but no {units} are left.");
}
