namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// One to three consecutive sentences of one passage, at most about 350 characters: what a speaker says in one line. Any of its beginnings makes
/// sense too, so a line can be shortened from its end. <paramref name="Follows"/>, where not null, must be said, whole, before it.
/// </summary>
internal sealed record Stretch(
    int Index,
    int Section,
    int PlaceInSection,
    string Key,
    string PassageId,
    IReadOnlyList<Sentence> Sentences,
    Stretch? Follows)
{
    public bool Equals(Stretch? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Index;

    /// <summary>The words of its first <paramref name="count"/> sentences.</summary>
    public string Text(int count)
    {
        var first = Follows is null ? Sentences[0].Opening : Sentences[0].Text;
        return count == 1 ? first : string.Join(' ', Sentences.Take(count).Select((s, i) => i == 0 ? first : s.Text));
    }
}
