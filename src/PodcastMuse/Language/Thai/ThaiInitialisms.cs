using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>Latin capitals in Thai text are said with the Thai names of the letters: AI is เอไอ.</summary>
internal static partial class ThaiInitialisms
{
    private static readonly string[] Names =
    [
        "เอ", "บี", "ซี", "ดี", "อี", "เอฟ", "จี", "เอช", "ไอ", "เจ", "เค", "แอล", "เอ็ม", "เอ็น", "โอ", "พี", "คิว", "อาร์", "เอส", "ที", "ยู", "วี", "ดับเบิลยู", "เอกซ์", "วาย", "แซด",
    ];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["NASA"] = "นาซา",
        ["NATO"] = "นาโต",
        ["UNESCO"] = "ยูเนสโก",
        ["UNICEF"] = "ยูนิเซฟ",
        ["ASEAN"] = "อาเซียน",
        ["OPEC"] = "โอเปก",
        ["COVID"] = "โควิด",
        ["OK"] = "โอเค",
        ["SIM"] = "ซิม",
        ["RAM"] = "แรม",
    };

    public static string Say(string text) =>
        Capitals().Replace(text, m => Words.GetValueOrDefault(m.Value) ?? string.Concat(m.Value.Select(c => Names[c - 'A'])));

    [GeneratedRegex(@"(?<![A-Za-z])(?:NASA|NATO|UNESCO|UNICEF|ASEAN|OPEC|COVID|[A-Z]{1,5})(?![A-Za-z'])")]
    private static partial Regex Capitals();
}
