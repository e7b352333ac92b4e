using System.Collections.Frozen;

namespace PodcastMuse.Media.Captions;

/// <summary>
/// How much a break between two words disturbs a reader. Only the order matters: sentence, clause, before a word that joins, between
/// words, after a word that leans on the next. Taste, not a standard; broadcasters' guides agree on the order.
/// </summary>
internal static class BreakCosts
{
    public const double Sentence = 0;
    public const double Clause = 1;
    public const double InsideRun = 20;
    public const double InsideWord = 40;

    private const double ThaiSpace = 0.8;
    private const double BeforeJoiner = 2.5;
    private const double BetweenWords = 4.5;
    private const double AfterLeaning = 7;
    private const double AfterHyphen = 9;

    // Words a phrase begins with: a line may well begin with them, and should not end with them.
    private static readonly FrozenSet<string> Joiners = FrozenSet.ToFrozenSet(
        [
            "and", "but", "or", "so", "because", "that", "which", "who", "when", "while", "where", "if", "as", "than", "then", "with", "from",
            "to", "of", "in", "on", "at", "by", "for", "about", "into", "over", "after", "before", "between", "through", "without",
            "และ", "หรือ", "แต่", "ซึ่ง", "ที่", "อัน", "โดย", "เพื่อ", "เพราะ", "ว่า", "คือ", "กับ", "ของ", "จาก", "ใน", "บน", "ถึง", "จึง", "ถ้า",
            "หาก", "เมื่อ", "แล้ว", "เช่น", "ตาม", "ส่วน", "แม้",
        ], StringComparer.OrdinalIgnoreCase);

    // Words that belong to the one after them.
    private static readonly FrozenSet<string> Leaning = FrozenSet.ToFrozenSet(
        [
            "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "these", "is", "are", "was", "were", "be", "been",
            "has", "have", "had", "will", "would", "can", "could", "should", "not", "no", "very", "i", "we", "you", "he", "she", "it", "they",
            "การ", "ความ", "ไม่", "ได้", "จะ", "กำลัง", "เคย", "ต้อง", "ควร", "อาจ", "ให้", "เป็น", "มี", "คุณ", "นาย", "นาง", "ผู้", "นัก", "ชาว",
            "ทุก", "แต่ละ", "บาง", "หลาย", "อีก",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>The cost between two words of one sentence.</summary>
    public static double Between(string word, bool space, string next)
    {
        if (Leaning.Contains(word))
            return AfterLeaning;
        var last = word.TrimEnd('"', '\'', '”', '’', ')', ']', '»').LastOrDefault();
        if (last == '.')
            return AfterLeaning; // an abbreviation, or it would end the sentence
        if (last is '!' or '?' or '…' or ',' or ';' or ':' or '—' or '–' or '、' or '，')
            return Clause;
        if (last == '-' && !space)
            return AfterHyphen;
        if (space && Glyphs.IsThai(word[^1]) && Glyphs.IsThai(next[0]))
            return ThaiSpace;
        if (Joiners.Contains(word))
            return AfterLeaning;
        return Joiners.Contains(next) ? BeforeJoiner : BetweenWords;
    }
}
