using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>Who speaks, with which voice. Each speaker gets a voice of the gender asked for, and nobody else's while voices last.</summary>
public static class Casting
{
    private static readonly Dictionary<string, (string[] Female, string[] Male)> Names = new()
    {
        ["en"] = (["Maya", "Claire", "Ruth", "Ines"], ["Daniel", "Tom", "Arthur", "Leo"]),
        ["th"] = (["มะลิ", "ฟ้า", "พิมพ์", "ดาว"], ["ต้น", "ภูมิ", "กานต์", "เอก"]),
    };

    /// <summary>Speakers where only their number and the first one's gender are known; genders alternate.</summary>
    public static IReadOnlyList<SpeakerWish> DefaultSpeakers(int count, string firstGender, string language)
    {
        var (female, male) = Names.GetValueOrDefault(PrimaryTag(language), Names["en"]);
        var other = firstGender == "male" ? "female" : "male";
        return Enumerable.Range(0, count)
            .Select(i =>
            {
                var gender = i % 2 == 0 ? firstGender : other;
                var names = gender == "male" ? male : female;
                return new SpeakerWish(names[i / 2 % names.Length], i == 0 ? "host" : "guest", gender);
            })
            .ToList();
    }

    /// <summary>Gives every speaker a voice; a permanent fault where the provider has none for the language.</summary>
    public static IReadOnlyList<Speaker> Cast(IReadOnlyList<SpeakerWish> wishes, string provider, IReadOnlyList<Voice> voices, string language)
    {
        if (voices.Count == 0)
        {
            throw FaultException.Permanent(Problems.KeyRequired(
                Phrase.Of("no_voice_for_language", $"{provider} has no voice for the language '{language}'. Choose en or th, or add a key of a provider that speaks it.", ("provider", provider), ("language", language))));
        }

        var free = voices.ToList();
        return wishes.Select(wish =>
        {
            var gender = wish.Gender == "male" ? VoiceGender.Male : VoiceGender.Female;
            var voice = voices.FirstOrDefault(v => v.Id == wish.VoiceId) ?? free.Find(v => v.Gender == gender) ?? free.FirstOrDefault() ?? voices.FirstOrDefault(v => v.Gender == gender) ?? voices[0];
            free.Remove(voice);
            return new Speaker(wish.Name, wish.Role, voice);
        }).ToList();
    }

    private static string PrimaryTag(string language) => language.Split('-')[0].ToLowerInvariant();
}
