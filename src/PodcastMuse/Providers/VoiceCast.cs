namespace PodcastMuse.Providers;

/// <summary>
/// Gives each speaker a voice of their own: genders alternate, so that listeners tell neighbours apart, each gender's best voice
/// first. Voices repeat only when there are more speakers than voices.
/// </summary>
public static class VoiceCast
{
    /// <param name="voices">Voices of one language, best first; at least one.</param>
    /// <param name="speakers">How many speak.</param>
    /// <param name="first">The gender of the first speaker, where there is such a voice.</param>
    public static IReadOnlyList<Voice> Choose(IReadOnlyList<Voice> voices, int speakers, VoiceGender first)
    {
        ArgumentNullException.ThrowIfNull(voices);
        ArgumentOutOfRangeException.ThrowIfZero(voices.Count, nameof(voices));
        ArgumentOutOfRangeException.ThrowIfNegative(speakers);
        var free = new List<Voice>(voices);
        var cast = new List<Voice>(speakers);
        var gender = first;
        for (var i = 0; i < speakers; i++)
        {
            if (free.Count == 0)
                free.AddRange(voices);
            var voice = free.Find(v => v.Gender == gender) ?? free[0];
            free.Remove(voice);
            cast.Add(voice);
            gender = gender == VoiceGender.Female ? VoiceGender.Male : VoiceGender.Female;
        }

        return cast;
    }
}
