using System.Text;
using System.Text.RegularExpressions;
using PodcastMuse.Language;

namespace PodcastMuse.Projects.Sources;

/// <summary>Turns what a format's reader found into what a listener can be told.</summary>
internal static partial class Tidying
{
    public static SourceDocument Finish(RawDocument raw, string name)
    {
        var blocks = new List<SourceBlock>();
        foreach (var block in raw.Blocks)
        {
            var text = Line(block.Text);
            if (IsSpeakable(text))
                blocks.Add(block with { Text = text });
        }
        var notes = raw.Notes.ToList();
        blocks = BackMatter.Drop(blocks, name, notes);
        return new SourceDocument(TitleOf(raw, blocks, name), LanguageOf(raw, blocks), blocks) { Notes = notes };
    }

    /// <summary>One clean line: NFC, plain spaces, no control characters, soft hyphens or citation marks, Thai marks in order.</summary>
    public static string Line(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = true;
        foreach (var rune in Normalised(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (!space)
                    clean.Append(' ');
                space = true;
            }
            else if (!IsInvisible(rune))
            {
                clean.Append(rune);
                space = false;
            }
        }
        var line = Citations().Replace(clean.ToString(), "");
        return (WritingSystem.HasThai(line) ? ThaiSpelling.Restore(line) : line).Trim();
    }

    // EnumerateRunes turns lone surrogates into U+FFFD, which Normalize would throw on.
    private static string Normalised(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            sound.Append(Ligature(rune));
        return sound.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Ligature(Rune rune) => rune.Value switch
    {
        >= 0xFB00 and <= 0xFB06 => rune.ToString().Normalize(NormalizationForm.FormKC),
        0x2010 or 0x2011 => "-",
        _ => rune.ToString(),
    };

    private static bool IsInvisible(Rune rune) =>
        Rune.IsControl(rune)
        || rune.Value is 0xAD or 0xFEFF or 0xFFFD or 0x200B or 0x200C or 0x2060 or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned;

    // Rules, ornaments and stray marks are no text.
    private static bool IsSpeakable(string text) => text.Any(char.IsLetterOrDigit);

    private static string TitleOf(RawDocument raw, List<SourceBlock> blocks, string name)
    {
        if (raw.Title is { } claimed && Line(claimed) is { Length: > 2 and < 200 } title && !FileTitle().IsMatch(title))
            return title;
        var first = blocks.Take(12).Where(block => block.Kind == BlockKind.Heading).OrderBy(block => block.Level).FirstOrDefault();
        return first is { Text.Length: < 200 } ? first.Text : Line(Path.GetFileNameWithoutExtension(name).Replace('_', ' ')) is { Length: > 0 } stem ? stem : name;
    }

    private static string? LanguageOf(RawDocument raw, List<SourceBlock> blocks)
    {
        var sample = string.Join(' ', blocks.Where(block => block.Kind != BlockKind.Heading).Select(block => block.Text).Take(60));
        if (WritingSystem.ThaiShare(sample) > 0.3)
            return "th";
        if (raw.Language is { Length: >= 2 and < 36 } claimed && LanguageTag().IsMatch(claimed) && !claimed.StartsWith("th", StringComparison.OrdinalIgnoreCase))
            return claimed;
        var words = sample.Split(' ');
        var english = words.Count(word => word is "the" or "and" or "of" or "to" or "is" or "that" or "in");
        return english * 12 > words.Length && words.Length > 5 ? "en" : null;
    }

    [GeneratedRegex(@"(?<=[\p{L}\p{P}\d]) ?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]")]
    private static partial Regex Citations();

    [GeneratedRegex(@"^(microsoft word|untitled|document\d*|slide \d|powerpoint)|\.(docx?|pdf|tex|indd|dvi|html?|rtf|odt|qxd|txt)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileTitle();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
