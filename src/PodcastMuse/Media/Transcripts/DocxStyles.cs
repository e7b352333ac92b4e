using DocumentFormat.OpenXml.Wordprocessing;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Transcripts;

/// <summary>The styles of the Word transcript. Sizes in half points; Thai has its own (complex-script) size and font in each.</summary>
internal static class DocxStyles
{
    private const string LatinFont = "Calibri";
    private const string ThaiFont = "Leelawadee UI";

    public static Styles Make(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = LatinFont, HighAnsi = LatinFont, ComplexScript = ThaiFont },
                new FontSize { Val = "22" },
                new FontSizeComplexScript { Val = "24" },
                Languages(language))),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "160", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", "22", "24", false, isDefault: true),
        Style("Title", "Title", "44", "44", true),
        Style("Subtitle", "Subtitle", "20", "22", false),
        Style("Heading1", "heading 1", "30", "32", true));

    private static Languages Languages(string language) => LanguageTags.Primary(language) == "th"
        ? new Languages { Val = "en-US", Bidi = "th-TH" }
        : new Languages { Val = language, Bidi = "th-TH" };

    private static Style Style(string id, string name, string size, string complexSize, bool heading, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
            style.Default = true;
        else
            style.Append(new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (heading)
            style.Append(new StyleParagraphProperties(
                new KeepNext(), new SpacingBetweenLines { Before = "320", After = "120" }, new OutlineLevel { Val = id == "Title" ? 9 : 0 }));
        var run = new StyleRunProperties();
        if (heading)
            run.Append(new Bold(), new BoldComplexScript());
        run.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = complexSize });
        style.Append(run);
        return style;
    }
}
