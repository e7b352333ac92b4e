namespace ProviderEmulator.Writing;

/// <summary>Sentences that fit any episode, for when the sources run out, and short ones of every length, to end on the word asked for.</summary>
internal static class StockPhrases
{
    public static readonly string[] English =
    [
        "Let us take that one step at a time, because the order of things matters here.",
        "If you are hearing this for the first time, it may sound simpler than it is.",
        "What stays with me is how much depends on small decisions made early.",
        "There is a practical side to this as well, and it is the part people ask about most.",
        "It helps to picture a single day and follow it from morning to evening.",
        "Not everyone agrees on the details, but the outline is clear enough to work with.",
        "So the question is less what happened and more what we can learn from it.",
        "That is the point where theory meets the people who have to live with it.",
        "Think of the last time you had to explain something like this to a friend.",
        "The numbers tell one half of the story, and the people behind them tell the other.",
        "It is worth pausing here, since the next part builds on exactly this idea.",
        "Once you see the pattern, you start to notice it in other places too.",
    ];

    public static readonly string[] Thai =
    [
        "เรามาค่อยๆ ดูเรื่องนี้ไปทีละขั้น เพราะลำดับของเรื่องมีความสำคัญมาก",
        "ถ้าคุณเพิ่งเคยได้ยินเรื่องนี้เป็นครั้งแรก อาจฟังดูง่ายกว่าความเป็นจริง",
        "สิ่งที่น่าสนใจคือการตัดสินใจเล็กๆ ในช่วงแรก ส่งผลต่อทุกอย่างหลังจากนั้น",
        "เรื่องนี้มีด้านที่นำไปใช้ได้จริงด้วย และเป็นส่วนที่คนถามถึงมากที่สุด",
        "ลองนึกภาพหนึ่งวันธรรมดา แล้วติดตามตั้งแต่เช้าจนถึงเย็น",
        "แม้ทุกคนจะไม่ได้เห็นตรงกันในรายละเอียด แต่ภาพรวมก็ชัดเจนพอสมควร",
        "คำถามจึงไม่ใช่แค่เกิดอะไรขึ้น แต่เราเรียนรู้อะไรได้บ้างจากเรื่องนี้",
        "ตรงนี้เองที่ทฤษฎีมาพบกับผู้คนที่ต้องใช้ชีวิตอยู่กับมัน",
        "ตัวเลขเล่าเรื่องได้เพียงครึ่งเดียว อีกครึ่งหนึ่งอยู่ที่ผู้คน",
        "เมื่อมองเห็นรูปแบบแล้ว คุณจะเริ่มสังเกตเห็นมันในที่อื่นๆ ด้วย",
    ];

    /// <summary>By count of words, from one.</summary>
    public static readonly string[] EnglishEndings =
    [
        "Indeed.", "Quite so.", "Let us continue.", "That is worth noting.", "And there is more here.", "Keep that one thought in mind.",
        "It is easy to miss that part.", "That is where the story really gets interesting.",
    ];

    /// <summary>Before a sentence that is said again.</summary>
    public static readonly string[] Again = ["Put another way, ", "To come back to it, ", "And once more, ", "Said differently, ", "As we heard, ", "In other words, ", "Looking at it again, "];

    public static readonly string[] AgainThai = ["พูดอีกอย่างหนึ่ง ", "กลับมาที่ประเด็นเดิม ", "อย่างที่ได้ยินไปแล้ว ", "กล่าวอีกนัยหนึ่ง ", "ถ้ามองอีกมุมหนึ่ง "];
}
