using System.Text.RegularExpressions;

namespace PodcastMuse.Language.Thai;

/// <summary>
/// Thai short forms: eras, months, titles and offices in full, ฯ by what it cuts off, and any other dotted letters
/// by their names (ส.ส. is สอสอ), which is how they are spoken.
/// </summary>
internal static partial class ThaiAbbreviations
{
    private static readonly (string Short, string Full)[] Known =
    [
        ("ฯลฯ", "และอื่นอื่น"), ("กรุงเทพฯ", "กรุงเทพมหานคร"), ("โปรดเกล้าฯ", "โปรดเกล้าโปรดกระหม่อม"), ("ทูลเกล้าฯ", "ทูลเกล้าทูลกระหม่อม"),
        ("น้อมเกล้าฯ", "น้อมเกล้าน้อมกระหม่อม"), ("นายกฯ", "นายกรัฐมนตรี"), ("สหรัฐฯ", "สหรัฐอเมริกา"), ("จุฬาฯ", "จุฬาลงกรณ์มหาวิทยาลัย"), ("ธรรมศาสตร์ฯ", "ธรรมศาสตร์"), ("ผู้ว่าฯ", "ผู้ว่าราชการจังหวัด"),
        ("ปีก่อน พ.ศ.", "ปีก่อนพุทธศักราช"),
        ("พ.ศ.", "พุทธศักราช"), ("ค.ศ.", "คริสต์ศักราช"), ("ร.ศ.", "รัตนโกสินทร์ศก"), ("จ.ศ.", "จุลศักราช"), ("ฮ.ศ.", "ฮิจเราะห์ศักราช"),
        ("ม.ค.", "มกราคม"), ("ก.พ.", "กุมภาพันธ์"), ("มี.ค.", "มีนาคม"), ("เม.ย.", "เมษายน"), ("พ.ค.", "พฤษภาคม"), ("มิ.ย.", "มิถุนายน"),
        ("ก.ค.", "กรกฎาคม"), ("ส.ค.", "สิงหาคม"), ("ก.ย.", "กันยายน"), ("ต.ค.", "ตุลาคม"), ("พ.ย.", "พฤศจิกายน"), ("ธ.ค.", "ธันวาคม"),
        ("ศ.ดร.", "ศาสตราจารย์ด็อกเตอร์"), ("รศ.ดร.", "รองศาสตราจารย์ด็อกเตอร์"), ("ผศ.ดร.", "ผู้ช่วยศาสตราจารย์ด็อกเตอร์"),
        ("ศ.", "ศาสตราจารย์"), ("รศ.", "รองศาสตราจารย์"), ("ผศ.", "ผู้ช่วยศาสตราจารย์"), ("ดร.", "ด็อกเตอร์"), ("อ.ดร.", "อาจารย์ด็อกเตอร์"), ("นพ.", "นายแพทย์"), ("พญ.", "แพทย์หญิง"),
        ("พล.อ.", "พลเอก"), ("พล.ท.", "พลโท"), ("พล.ต.", "พลตรี"), ("พล.ต.อ.", "พลตำรวจเอก"), ("พล.ต.ท.", "พลตำรวจโท"), ("พล.ต.ต.", "พลตำรวจตรี"), ("พ.อ.", "พันเอก"), ("พ.ท.", "พันโท"),
        ("พ.ต.อ.", "พันตำรวจเอก"), ("พ.ต.ท.", "พันตำรวจโท"), ("พ.ต.ต.", "พันตำรวจตรี"), ("ร.ต.อ.", "ร้อยตำรวจเอก"), ("ร.ต.ท.", "ร้อยตำรวจโท"), ("ร.ต.ต.", "ร้อยตำรวจตรี"), ("ร.อ.", "ร้อยเอก"), ("ร.ท.", "ร้อยโท"),
        ("ด.ช.", "เด็กชาย"), ("ด.ญ.", "เด็กหญิง"), ("น.ส.", "นางสาว"), ("ม.จ.", "หม่อมเจ้า"), ("ม.ร.ว.", "หม่อมราชวงศ์"), ("ม.ล.", "หม่อมหลวง"),
        ("กทม.", "กรุงเทพมหานคร"), ("รร.", "โรงเรียน"), ("รพ.", "โรงพยาบาล"), ("บจก.", "บริษัทจำกัด"), ("บมจ.", "บริษัทมหาชนจำกัด"), ("หจก.", "ห้างหุ้นส่วนจำกัด"), ("สนง.", "สำนักงาน"), ("โทร.", "โทรศัพท์"),
        ("ชม.", "ชั่วโมง"), ("ซม.", "เซนติเมตร"), ("มม.", "มิลลิเมตร"), ("กม./ชม.", "กิโลเมตรต่อชั่วโมง"), ("กม.", "กิโลเมตร"), ("กก.", "กิโลกรัม"), ("มก.", "มิลลิกรัม"), ("มล.", "มิลลิลิตร"),
        ("ตร.กม.", "ตารางกิโลเมตร"), ("ตร.ม.", "ตารางเมตร"), ("ตร.ว.", "ตารางวา"), ("ลบ.ม.", "ลูกบาศก์เมตร"), ("ลบ.ซม.", "ลูกบาศก์เซนติเมตร"), ("อ.ส.ค.", "ออสอคอ"), ("เบอร์โทร.", "เบอร์โทรศัพท์"),
    ];

    private static readonly Dictionary<string, string> Full = Known.ToDictionary(k => k.Short, k => k.Full, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> BeforeName = new(StringComparer.Ordinal)
    { ["จ."] = "จังหวัด", ["อ."] = "อำเภอ", ["ต."] = "ตำบล", ["ถ."] = "ถนน", ["ซ."] = "ซอย", ["ม."] = "มหาวิทยาลัย", ["บ."] = "บริษัท", ["ธ."] = "ธนาคาร" };

    private static readonly Dictionary<string, string> AfterNumber = new(StringComparer.Ordinal)
    { ["ม."] = "เมตร", ["ก."] = "กรัม", ["ล."] = "ลิตร", ["บ."] = "บาท", ["ว."] = "วินาที", ["น."] = "นาฬิกา" };

    private static readonly Regex KnownForm = new(
        @"(?<![ก-ฮ.])(?:" + string.Join('|', Known.OrderByDescending(k => k.Short.Length).Select(k => Regex.Escape(k.Short))) + ")|(?:"
        + string.Join('|', Known.Where(k => k.Short.EndsWith('ฯ')).OrderByDescending(k => k.Short.Length).Select(k => Regex.Escape(k.Short))) + ")"
        + @"|(?<=\d ?)(?:กม\./ชม\.|กม\.|ซม\.|มม\.|กก\.|มก\.|มล\.|ชม\.|ตร\.(?:กม|ม|ว)\.|ลบ\.(?:ม|ซม)\.)",
        RegexOptions.CultureInvariant | RegexOptions.Compiled);

    public static string Say(string text)
    {
        if (!text.Contains('.') && !text.Contains('ฯ'))
            return text;
        var said = KnownForm.Replace(text, m => Full[m.Value]);
        said = said.Replace("ฯ", "", StringComparison.Ordinal);
        said = NumberUnit().Replace(said, m => AfterNumber[m.Value]);
        said = PlaceName().Replace(said, m => BeforeName[m.Value]);
        return DottedLetters().Replace(said, m => string.Concat(m.Value.Where(c => c != '.').Select(Letter)));
    }

    /// <summary>A consonant is named with อ after it; a vowel sign (in เม.ย. and its like) has no name and is dropped.</summary>
    private static string Letter(char letter) => letter is >= 'ก' and <= 'ฮ' ? letter + "อ" : "";

    [GeneratedRegex(@"(?<=\d ?)(?:[มกลบว])\.(?![ก-ฮ]\.)")]
    private static partial Regex NumberUnit();

    [GeneratedRegex(@"(?<![ก-๎.])[จอตถซมบธ]\.(?= ?[ก-ฮเ-ไ][ก-๎]{2})")]
    private static partial Regex PlaceName();

    [GeneratedRegex(@"(?<![ก-๎.])(?:[ก-ฮ]{1,5}\.){2,6}|(?<![ก-๎.])[ก-ฮ]{2,5}\.(?= |$|[^ก-๎])")]
    private static partial Regex DottedLetters();
}
