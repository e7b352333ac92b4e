using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>
/// What a language model is shown and writes for one script, call by call as the writer makes them: the outline, each chapter or part of a
/// long one, and the texts of the shop window. The sizes of what surrounds the words were measured over the writer's own prompts.
/// </summary>
internal static class ScriptUse
{
    /// <summary>Bytes of a request besides its instructions and its material: the order itself, title and cast.</summary>
    private const int Order = 1_850;

    /// <summary>Characters of an idea that are shown.</summary>
    private const int MostIdea = 8_000;

    /// <summary>Characters that tell a chapter in the plan of the whole, which each chapter's request repeats, and the points of the one that is written.</summary>
    private const int Planned = 110, Points = 220;

    /// <summary>Lines that were written before, shown again so that the next chapter goes on from them.</summary>
    private const int LastLines = 5;

    /// <summary>Bytes of source text that a writer shows a model at once: for the outline, for a chapter at most, and for a chapter of few words and of each word more.</summary>
    private const int MostForOutline = 120_000, MostForChapter = 40_000, LeastForChapter = 6_000, ForAWord = 32;

    /// <summary>Bytes of script that are read for the shop window.</summary>
    private const int MostForShop = 80_000;

    /// <summary>Words that a model writes in one go; longer chapters are written in parts.</summary>
    private const int MostWordsACall = 950;

    /// <summary>A passage with the element it stands in, against its text alone.</summary>
    private const double Element = 1.1;

    /// <summary>Title, description, notes and posts, in lines of script: a language that says more in a character takes fewer for them too.</summary>
    private const double ShopWindow = 8.4;

    /// <summary>Bytes of JSON around a line and around a chapter of the outline, and of a line's number and name where it is read.</summary>
    private const int LineForm = 66, ChapterForm = 120, LineHead = 12;

    /// <summary>Bytes that stand for a thinking model's hidden words in a call.</summary>
    private const int Thinking = 224;

    public static PlannedUse Of(EpisodeSize size)
    {
        var tongue = ScriptTongue.Of(size.Language);
        var script = size.Characters * tongue.BytesPerCharacter;
        var order = tongue.Instructions + Order + (Math.Min(size.IdeaCharacters, MostIdea) * tongue.BytesPerCharacter);
        var shopIn = order + Math.Min(script + (size.Lines * LineHead), MostForShop);
        var shopOut = (int)(ShopWindow * tongue.Line * tongue.BytesPerCharacter) + Thinking;
        if (!size.IsWritten)
            return new PlannedUse(1, size.Characters, shopIn, shopOut);

        var chapters = ChapterCount.For(size.Seconds);
        var words = size.Characters / tongue.CharactersPerWord;
        var parts = chapters * Math.Max(1, (int)Math.Ceiling(words / chapters / MostWordsACall));
        var sources = (int)(size.SourceCharacters * tongue.BytesPerCharacter * Element);
        var plan = chapters * Planned * tongue.BytesPerCharacter;
        var part = order + plan + (Points * tongue.BytesPerCharacter)
            + Math.Min(sources, Math.Min(MostForChapter, LeastForChapter + (int)(ForAWord * words / parts)));
        var before = (int)((parts - 1) * ((LastLines * tongue.Line * tongue.BytesPerCharacter) + (Points * tongue.BytesPerCharacter * parts / 2)));
        return new PlannedUse(
            parts + 2,
            size.Characters,
            order + Math.Min(sources, MostForOutline) + (parts * part) + before + shopIn,
            plan + (chapters * ((Points * tongue.BytesPerCharacter) + ChapterForm)) + script + (size.Lines * LineForm) + ((parts + 1) * Thinking) + shopOut);
    }
}
