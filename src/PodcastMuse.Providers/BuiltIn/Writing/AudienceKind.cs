namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>The audiences the writer tells apart, found in the creator's own words for them.</summary>
internal static class AudienceKind
{
    public const string Beginners = "beginners";
    public const string Experts = "experts";
    public const string Everyone = "everyone";

    private static readonly string[] BeginnerWords = ["begin", "child", "kid", "student", "new", "young", "teen", "lay", "เด็ก", "เริ่ม", "มือใหม่", "นักเรียน", "นักศึกษา", "เยาวชน"];
    private static readonly string[] ExpertWords = ["expert", "profession", "special", "advanced", "researcher", "engineer", "scien", "developer", "เชี่ยวชาญ", "มืออาชีพ", "นักวิจัย", "วิชาชีพ", "วิศวกร"];

    public static string Of(string? audience) =>
        Has(audience, BeginnerWords) ? Beginners : Has(audience, ExpertWords) ? Experts : Everyone;

    private static bool Has(string? audience, string[] words) =>
        audience is not null && words.Any(w => audience.Contains(w, StringComparison.OrdinalIgnoreCase));
}
