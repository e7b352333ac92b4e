namespace PodcastMuse.Language.Thai;

/// <summary>The five tones of Thai.</summary>
public enum ThaiTone { Mid, Low, Falling, High, Rising }

/// <summary>
/// A spoken syllable. <paramref name="Onset"/> and <paramref name="Coda"/> are in the letters p ph t th k kh c ch b d f s h m n N l r w j ?
/// (two onsets for a cluster, apart by a space; coda empty where open); <paramref name="Vowel"/> is a i u W(ɯ) e E(ɛ) o O(ɔ) @(ə), ia, Wa or ua.
/// </summary>
public sealed record ThaiSyllable(string Onset, string Vowel, bool IsLong, string Coda, ThaiTone Tone);
