using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Another line in the place of one: what else the sources say there and the script does not say yet, from as near as possible and
/// about as long. The studio understands no instructions and invents nothing, so it may have nothing to offer.
/// </summary>
internal static class OtherWords
{
    public static DraftSegment For(LineBrief line, CancellationToken cancellationToken)
    {
        var lexicon = Lexicon.For(line.Brief.Language) ?? throw FaultException.Permanent(Problems.KeyRequired(
            Phrase.Of("writer_languages", $"The built-in writer writes English and Thai, not \"{line.Brief.Language}\". Add a provider key, or edit the line yourself.", ("language", line.Brief.Language))));
        var material = Material.Read(line.Brief.Passages, lexicon, cancellationToken);
        var said = string.Join('\n', line.Script.Chapters.SelectMany(c => c.Segments).Select(s => s.Text));
        var old = line.Segment;
        var sections = material.Stretches.Where(s => old.PassageIds.Contains(s.PassageId)).Select(s => s.Section).ToHashSet();
        var other = material.Stretches
            .Where(s => s.Follows is null && sections.Contains(s.Section))
            .SelectMany(s => Enumerable.Range(1, s.Sentences.Count).Select(count => (Stretch: s, Text: s.Text(count))))
            .Where(x => !said.Contains(x.Text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(x => old.PassageIds.Contains(x.Stretch.PassageId) ? 0 : 1).ThenBy(x => Math.Abs(x.Text.Length - old.Text.Length)).ThenBy(x => x.Stretch.Index)
            .FirstOrDefault();
        return other.Text is { } text
            ? new DraftSegment(old.Speaker, text, [other.Stretch.PassageId])
            : throw FaultException.Permanent(Problems.TooLittleMaterial(
                Phrase.Of("writer_finds_nothing", "The built-in writer finds nothing else in the sources to say here. Edit the line yourself, or add a provider key.")));
    }
}
