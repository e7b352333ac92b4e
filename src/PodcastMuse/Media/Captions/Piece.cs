namespace PodcastMuse.Media.Captions;

/// <summary>
/// The smallest stretch of text a caption never divides. <paramref name="Cost"/> is how much a break after it would disturb a reader
/// (0: a sentence ends here); <paramref name="Units"/> is how long it takes to say, relative to the other pieces.
/// </summary>
internal sealed record Piece(string Text, bool SpaceAfter, int Width, double Cost, double Units);
