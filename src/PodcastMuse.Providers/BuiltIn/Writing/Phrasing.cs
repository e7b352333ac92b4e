using System.Text.RegularExpressions;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Chooses the studio's words for one episode. The choice hangs on title and place, not on order, so that a change elsewhere rarely changes it;
/// no phrase comes twice until all that fit have come once, nor within ten lines.
/// </summary>
internal sealed partial class Phrasing(ScriptBrief brief, Lexicon lexicon, PhraseBank bank)
{
    private readonly string register = Register.Of(brief.Tone);
    private readonly bool solo = brief.Speakers.Count == 1;
    // Within so many lines a phrase is still in the ear.
    private const int InTheEar = 10;

    private readonly Dictionary<string, (int Times, int Line)> used = new(StringComparer.Ordinal);

    /// <summary>A phrase filled in, or null where the bank has none whose blanks can all be filled, or all have just been said.</summary>
    /// <param name="idea">The bank's file: "greetings", "questions" …</param>
    /// <param name="anchor">What the choice hangs on: a stretch's key or a chapter's number.</param>
    /// <param name="speaker">Who says it.</param>
    /// <param name="line">How many lines were said before it.</param>
    /// <param name="blanks">Values of the blanks, without those of the speaker.</param>
    public string? Say(string idea, string anchor, int speaker, int line, params ReadOnlySpan<(string Blank, string? Value)> blanks)
    {
        var values = Values(speaker, blanks);
        var tiers = bank.Tiers(idea, brief.Template, solo);
        var fitting = tiers.SelectMany((tier, rank) => tier.Where(p => Fits(p, values) && !IsInTheEar(p.Text, line)).Select(p => (p.Text, p.Register, Tier: rank))).ToList();
        if (fitting.Count == 0)
            return null;
        var chosen = fitting.MinBy(p => (used.GetValueOrDefault(p.Text).Times, p.Tier, Preference(idea, anchor, p.Text, p.Register))).Text;
        used[chosen] = (used.GetValueOrDefault(chosen).Times + 1, line);
        return Fill(chosen, values);
    }

    private bool IsInTheEar(string phrase, int line) => used.TryGetValue(phrase, out var last) && line - last.Line <= InTheEar;

    private double Preference(string idea, string anchor, string text, string of) =>
        StableHash.Share(brief.Title, idea, anchor, text) * (of == Register.Any ? 1 : 0.45) * (HasTopic(text) ? 0.4 : 1);

    // Preferred to a general phrase wherever there is a topic: it shows that the hosts listen.
    private static bool HasTopic(string phrase) => phrase.Contains("{topic}", StringComparison.Ordinal);

    private bool Fits((string Text, string Register) phrase, Dictionary<string, string> values) =>
        (phrase.Register == Register.Any || phrase.Register == register) && Blanks().Matches(phrase.Text).All(m => values.ContainsKey(m.Groups[1].Value));

    private Dictionary<string, string> Values(int speaker, ReadOnlySpan<(string Blank, string? Value)> blanks)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = brief.Title.Trim() };
        var voice = brief.Speakers[speaker];
        if (voice.Name.Length > 0)
            values["me"] = voice.Name;
        if (lexicon.IsThai)
        {
            var male = voice.Voice.Gender == VoiceGender.Male;
            (values["p"], values["q"], values["i"]) = male ? ("ครับ", "ครับ", "ผม") : ("ค่ะ", "คะ", "ดิฉัน");
        }
        foreach (var (blank, value) in blanks)
        {
            if (!string.IsNullOrWhiteSpace(value))
                values[blank] = value;
        }
        return values;
    }

    private static string Fill(string phrase, Dictionary<string, string> values)
    {
        var filled = Blanks().Replace(phrase, m => values[m.Groups[1].Value]);
        filled = DoubledMark().Replace(filled, "$1");
        // A title or heading may itself open with the word for "subject".
        filled = DoubledSubject().Replace(filled, "เรื่อง");
        return char.ToUpperInvariant(filled[0]) + filled[1..];
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Blanks();

    [GeneratedRegex("เรื่อง ?เรื่อง")]
    private static partial Regex DoubledSubject();

    [GeneratedRegex(@"([?!.])\.")]
    private static partial Regex DoubledMark();
}
