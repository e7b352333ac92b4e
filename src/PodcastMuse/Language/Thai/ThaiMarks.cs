using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>Punctuation and symbols in Thai: those with a name are named, old text marks and brackets become a pause or nothing.</summary>
internal static partial class ThaiMarks
{
    public static string Drop(string text) => Unread().Replace(text, "");

    public static string Say(string text) => Symbol().Replace(text, m => m.Value switch
    {
        "&" => "และ",
        "@" => "แอต",
        "+" => "บวก",
        "=" => "เท่ากับ",
        "%" => "เปอร์เซ็นต์",
        "~" or "≈" => "ประมาณ",
        "×" => "คูณ",
        "÷" => "หารด้วย",
        "±" => "บวกลบ",
        "≤" => "ไม่เกิน",
        "≥" => "ไม่น้อยกว่า",
        "°" => "องศา",
        "$" => "ดอลลาร์",
        "£" => "ปอนด์",
        "€" => "ยูโร",
        "¥" => "เยน",
        "฿" => "บาท",
        _ => " ",
    });

    /// <summary>Note numbers, emphasis, and the marks ๏ ๚ ๛ ฺ of old print.</summary>
    [GeneratedRegex(@"(?<=\S)\[\d{1,3}(?:[,–-] ?\d{1,3}){0,5}\]|\*{1,3}|`+|~~|[๏๚๛ฺ]")]
    private static partial Regex Unread();

    [GeneratedRegex(@"[&@+=#%~≈×÷±≠≤≥∞√°−$£€¥฿₹₩₽₫₪₺₱→|()\[\]{}<>^*_/\\–—]|(?<= )-+(?= )|(?<=[ก-๛])-|-(?=[ก-๛])")]
    private static partial Regex Symbol();
}
