using System.Text.RegularExpressions;

namespace PodcastMuse.Media.Video;

/// <summary>How well a line works as the first thing somebody hears: questions, numbers and "imagine" draw in; "and", "yes" and "it" hang in the air.</summary>
internal static partial class Opening
{
    /// <summary>From about −1.5 (depends on what went before) to about 1.5.</summary>
    public static double Strength(string line)
    {
        var text = line.Trim();
        var strength = text.Length is >= 30 and <= 220 ? 0.4 : -0.3;
        if (Question().IsMatch(text))
            strength += 0.6;
        if (text.Any(char.IsDigit))
            strength += 0.2;
        if (Hook().IsMatch(text))
            strength += 0.4;
        return Dangling().IsMatch(text) ? strength - 1.2 : strength;
    }

    [GeneratedRegex(@"\?|ทำไม|อย่างไร|อะไร|หรือไม่|ไหม|เมื่อไหร่|ที่ไหน", RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(imagine|picture this|suppose|here is|here's|the first|the secret|what if|nobody|everyone|most people|ลองนึก|ลองจินตนาการ|สมมติ|หลายคน|ทุกคน|ไม่มีใคร|เคล็ดลับ)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hook();

    [GeneratedRegex(@"^(and|but|so|or|yes|no|right|exactly|it|it's|that|that's|this|these|those|they|he|she|also|then|because|which|well|okay|ok|thanks|thank|hello|hi|welcome)\b|^(และ|แต่|ก็|ใช่|ครับ|ค่ะ|มัน|นั่น|นี่|ซึ่ง|เพราะ|แล้ว|ดังนั้น|นอกจากนี้|สวัสดี|ยินดีต้อนรับ|ขอบคุณ)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dangling();
}
