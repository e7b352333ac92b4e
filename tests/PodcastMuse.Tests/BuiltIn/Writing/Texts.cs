using PodcastMuse.Providers;

namespace PodcastMuse.Tests.BuiltIn.Writing;

/// <summary>Sources of any length for the writer: plain sentences put together from our own words, under headings, each unlike the others.</summary>
internal static class Texts
{
    private static readonly string[] Things = ["The harbour", "A glacier", "The old library", "The weaver", "A river delta", "The lighthouse", "The orchard", "A coral reef", "The potter", "The night market", "A salt marsh", "The clockmaker", "The observatory", "A mountain village", "The paper mill", "The canal", "A pine forest", "The foundry", "The ferry", "The vineyard"];
    private static readonly string[] Acts = ["gathers", "protects", "repairs", "measures", "carries", "feeds", "shapes", "records", "stores", "warms", "divides", "filters", "lifts", "polishes", "balances", "guards"];
    private static readonly string[] Objects = ["silver threads", "winter grain", "quiet tools", "broken maps", "fresh currents", "heavy stones", "bright pigments", "narrow bridges", "copper bowls", "migrating birds", "careful ledgers", "wild seedlings", "cotton sails", "amber resin", "clay vessels", "woven baskets", "young oysters", "frozen soil"];
    private static readonly string[] Times = ["before sunrise", "in late autumn", "during the monsoon", "after every storm", "at low water", "in the coldest month", "between two harvests", "on market days", "for three generations", "under a clear sky", "beside the southern wall", "near the eastern gate"];
    private static readonly string[] Ends = ["because traders from the valley depend on careful preparation", "while visitors from distant islands watch with patience", "so that neighbouring farms can plan the coming season", "although the engineers once predicted a different outcome", "and the council publishes every result in a public register", "since the oldest families still teach that method to apprentices", "until the wind changes and the channel fills with sediment", "where volunteers have planted reeds against erosion"];

    private static readonly string[] ThaiThings = ["ท่าเรือเก่า", "ช่างทอผ้า", "สวนผลไม้", "ประภาคาร", "โรงสีข้าว", "ตลาดกลางคืน", "หมู่บ้านบนเขา", "แนวปะการัง", "ช่างปั้นหม้อ", "หอดูดาว", "ป่าชายเลน", "ห้องสมุดประชาชน", "คลองส่งน้ำ", "โรงเรียนริมทะเล", "ชาวประมง"];
    private static readonly string[] ThaiActs = ["เก็บรักษา", "ซ่อมแซม", "ตรวจวัด", "ขนส่ง", "ดูแล", "คัดเลือก", "บันทึก", "ปกป้อง", "แลกเปลี่ยน", "เพาะเลี้ยง"];
    private static readonly string[] ThaiObjects = ["เมล็ดพันธุ์พื้นเมือง", "เส้นด้ายสีคราม", "แผนที่โบราณ", "ภาชนะดินเผา", "ลูกปลาวัยอ่อน", "เครื่องมือทองแดง", "ตะกร้าไม้ไผ่", "สมุดบัญชีเล่มหนา", "ต้นกล้าโกงกาง", "น้ำตาลมะพร้าว", "ผ้าใบเรือ", "หินแม่น้ำ"];
    private static readonly string[] ThaiTimes = ["ก่อนรุ่งสางของทุกวัน", "ในปลายฤดูฝน", "ระหว่างฤดูเก็บเกี่ยว", "หลังพายุผ่านไป", "ในเดือนที่หนาวที่สุด", "ตลอดสามชั่วอายุคน", "ในคืนเดือนมืด", "ช่วงน้ำลดต่ำสุด"];
    private static readonly string[] ThaiEnds = ["เพราะพ่อค้าจากหุบเขาต้องพึ่งพางานที่ละเอียด", "จนชุมชนรอบข้างวางแผนฤดูกาลหน้าได้แม่นยำ", "ขณะที่นักเดินทางจากเกาะไกลเฝ้ามองอย่างอดทน", "เพื่อให้เด็กรุ่นใหม่ได้เรียนรู้วิธีดั้งเดิม", "แม้วิศวกรเคยทำนายผลไว้อีกแบบหนึ่ง", "และสภาหมู่บ้านเผยแพร่ผลทุกปี"];

    public static IReadOnlyList<Passage> Passages(string language, int sentences, int seed = 1)
    {
        var chance = new Random(seed);
        var passages = new List<Passage>();
        var thai = language == "th";
        for (var i = 0; i < sentences; i += 3)
        {
            var section = i / 18;
            var heading = thai
                ? $"{ThaiThings[section % ThaiThings.Length]}กับ{ThaiObjects[section / ThaiThings.Length % ThaiObjects.Length]}"
                : $"{Things[section % Things.Length]} and {Objects[section / Things.Length % Objects.Length]}";
            passages.Add(new Passage($"s1.p{passages.Count + 1}", "Field notes", heading, null, string.Join(' ', Enumerable.Range(0, 3).Select(_ => thai ? Thai(chance) : English(chance)))));
        }
        return passages;
    }

    public static ScriptBrief Brief(
        string language = "en", string template = "conversation", int speakers = 2, double? minutes = 5, int sentences = 400, string tone = "friendly", double pace = 1.0) =>
        new(language == "th" ? "บันทึกจากชายฝั่ง" : "Notes from the coast", null, language, template, tone, "general", minutes * 60, Speakers(language, speakers), Passages(language, sentences), pace);

    public static Speaker[] Speakers(string language, int count)
    {
        string[] names = language == "th" ? ["มะลิ", "ธนา", "แก้ว", "ต้น"] : ["Anna", "Ben", "Clara", "David"];
        return [.. Enumerable.Range(0, count).Select(i => new Speaker(
            names[i], i == 0 ? "host" : "guest",
            new Voice("built-in", "test", $"voice{i}", names[i], i % 2 == 0 ? VoiceGender.Female : VoiceGender.Male, language, 4.1 + (0.2 * i), new Dictionary<string, string>())))];
    }

    public static async Task<ScriptDraft> Write(ScriptBrief brief)
    {
        var answer = await new PodcastMuse.Providers.BuiltIn.Writing.BuiltInWriter().WriteAsync(brief, new UnkeptCalls(), null, CancellationToken.None);
        return ((ProviderAnswer<ScriptDraft>.Finished)answer).Value;
    }

    private static string English(Random chance) =>
        $"{Pick(Things, chance)} {Pick(Acts, chance)} {Pick(Objects, chance)} {Pick(Times, chance)}, {Pick(Ends, chance)}.";

    private static string Thai(Random chance) =>
        $"{Pick(ThaiThings, chance)}{Pick(ThaiActs, chance)}{Pick(ThaiObjects, chance)}และ{Pick(ThaiObjects, chance)}{Pick(ThaiTimes, chance)} {Pick(ThaiEnds, chance)}";

    private static string Pick(string[] from, Random chance) => from[chance.Next(from.Length)];
}
