using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PodcastMuse.Http;

namespace PodcastMuse.Production.Orders;

/// <summary>One line anew: its words, or its sound.</summary>
public sealed record LineRequest
{
    internal const string Text = "text";
    internal const string Audio = "audio";

    [Required, OneOf(Text, Audio), Description("text: other words; audio: the words as they are now, spoken anew")]
    public string What { get; init; } = "";

    [StringLength(200), Readable(isOneLine: true), Description("A wish: 'shorter', 'explain it with an example'; for audio a note to the speaker, which some models take (OpenAI's gpt-4o-mini-tts) and others refuse")]
    public string? Instruction { get; init; }
}
