namespace PodcastMuse.Providers;

/// <summary>
/// A line to write anew, in a script that stays as it is otherwise. <paramref name="Chapter"/> and <paramref name="Line"/> (within it) count
/// from 0; <paramref name="Instruction"/> is the creator's wish, null where another wording is all that is wanted.
/// </summary>
public sealed record LineBrief(ScriptBrief Brief, ScriptDraft Script, int Chapter, int Line, string? Instruction)
{
    public DraftSegment Segment => Script.Chapters[Chapter].Segments[Line];
}
