using System.Collections.Frozen;

namespace PodcastMuse.Language;

/// <summary>
/// Thai sets no mark at a sentence's end: a space does it, and a space also stands around numbers, foreign words, ๆ and within lists.
/// A space ends a phrase here only between two Thai words, outside brackets and quotes, where what stands on both sides is long enough to
/// be said by itself and the next word is not one that carries a sentence on.
/// </summary>
internal static class ThaiPhrases
{
    // Shorter than this is a heading, a name or a list's item, not a phrase: about two seconds of speech.
    private const int LeastCharacters = 25;
    private const int LeastWords = 4;

    // Beyond this (about fifteen seconds) any space between Thai words is welcome.
    private const int LongCharacters = 220;

    private static readonly FrozenSet<string> CarryOn = FrozenSet.ToFrozenSet(
        [
            "และ", "หรือ", "แต่", "ซึ่ง", "ที่", "อัน", "โดย", "เพื่อ", "เพราะ", "เนื่องจาก", "ว่า", "ได้แก่", "เช่น", "คือ", "กับ", "แก่", "ของ", "ด้วย",
            "จาก", "ใน", "บน", "ถึง", "จึง", "ก็", "แล้ว", "รวมถึง", "รวมทั้ง", "ตลอดจน", "ไม่ว่า", "แม้", "หาก", "จน", "จนกระทั่ง", "ทำให้", "เป็น",
            "อาทิ", "ตาม", "ส่วน", "เมื่อ", "ทั้ง", "ไป", "มา", "ให้", "ได้", "มี", "อยู่",
        ], StringComparer.Ordinal);

    // These open a new sentence at least as often as they carry one on; before them a space divides when enough has been said.
    private static readonly FrozenSet<string> MayOpen = FrozenSet.ToFrozenSet(
        ["แต่", "เมื่อ", "หาก", "แม้", "ส่วน", "ใน", "เพราะ", "จาก", "ตาม", "ทั้ง", "เพื่อ", "มี"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Final = FrozenSet.ToFrozenSet(
        ["ครับ", "ค่ะ", "คะ", "นะ", "จ้ะ", "จ้า", "เลย", "แล้ว", "ด้วย", "ทีเดียว", "นั่นเอง", "เอง"], StringComparer.Ordinal);

    public static IEnumerable<string> Divide(string text)
    {
        var words = TextBreaks.Words(text, "th");
        int start = 0, offset = 0, depth = 0, spoken = 0;
        for (var i = 0; i < words.Count; i++)
        {
            depth = Math.Max(0, depth + Depth(words[i]));
            offset += words[i].Length;
            if (char.IsLetterOrDigit(words[i][0]) || WritingSystem.IsThai(words[i][0]))
                spoken++;
            if (!IsSpace(words[i]) || (depth > 0 && offset - start < LongCharacters) || i == 0 || i + 1 == words.Count)
                continue;
            if (!MayDivide(words, i, offset - start, spoken) || !RestIsLongEnough(words, i + 1))
                continue;
            yield return text[start..offset];
            start = offset;
            spoken = depth = 0;
        }
        if (start < text.Length)
            yield return text[start..];
    }

    private static bool MayDivide(IReadOnlyList<string> words, int space, int length, int spoken)
    {
        string before = words[space - 1], after = words[space + 1];
        if (!WritingSystem.IsThai(before[^1]) && !IsClosing(before[^1]))
            return false;
        if (IsThaiDigit(before[^1]) || before[^1] == 'ฯ' || !OpensPhrase(after))
            return false;
        if (before[^1] == 'ๆ' && length < LongCharacters)
            return false;
        if (length >= LongCharacters)
            return true;
        if (Final.Contains(before))
            return spoken >= 2;
        if (length < LeastCharacters || spoken < LeastWords)
            return false;
        return !CarryOn.Contains(after) || (MayOpen.Contains(after) && length >= 3 * LeastCharacters);
    }

    private static bool OpensPhrase(string word) =>
        (WritingSystem.IsThai(word[0]) && !IsThaiDigit(word[0]) && word[0] is not ('ๆ' or 'ฯ') && !WritingSystem.IsThaiMark(word[0])) || word[0] is '“' or '"' or '‘';

    private static bool RestIsLongEnough(IReadOnlyList<string> words, int from)
    {
        int length = 0, spoken = 0;
        for (var i = from; i < words.Count && (!IsSpace(words[i]) || spoken < LeastWords); i++)
        {
            length += words[i].Length;
            if (WritingSystem.IsThai(words[i][0]) || char.IsLetterOrDigit(words[i][0]))
                spoken++;
            if (spoken >= 3 && length >= 10)
                return true;
        }
        return false;
    }

    private static bool IsSpace(string word) => word[0] == ' ' || word[0] == '\u00A0' || word[0] == '\t';

    private static bool IsThaiDigit(char c) => c is >= '๐' and <= '๙';

    private static bool IsClosing(char c) => c is ')' or '”' or '"' or '’' or ']' or '»';

    private static int Depth(string word) => word[0] switch
    {
        '(' or '[' or '“' or '‘' or '«' => 1,
        ')' or ']' or '”' or '’' or '»' => -1,
        _ => 0,
    };
}
