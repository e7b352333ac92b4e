using System.CommandLine;
using System.Globalization;
using PodcastMuse.Production.Orders;

namespace PodcastMuse.App.Make;

/// <summary>The words of <c>muse make</c>.</summary>
internal static class MakeCommand
{
    private static readonly Option<string?> Title = new("--title") { Description = "Title of the episode" };
    private static readonly Option<string?> Idea = new("--idea") { Description = "What the episode is about, in your own words" };
    private static readonly Option<string[]> Source = new("--source") { Description = "PDF, DOCX, EPUB, Markdown, HTML, TXT, SRT or a web address; may be repeated" };
    private static readonly Option<string?> Script = new("--script") { Description = "Your own finished script (lines of 'Name: text')" };
    private static readonly Option<string?> From = new("--from") { Description = "Rebuild from a resources.zip" };
    private static readonly Option<string> Language = new("--language") { Description = "en or th", DefaultValueFactory = _ => "en" };
    private static readonly Option<int?> Minutes = WholeNumber("--minutes", "Length of the episode, 1 to 180; left out: as long as the material carries");
    private static readonly Option<string> Template = new("--template") { Description = string.Join(", ", Offer.Templates), DefaultValueFactory = _ => "conversation" };
    private static readonly Option<string> Tone = new("--tone") { Description = string.Join(", ", Offer.Tones), DefaultValueFactory = _ => "friendly" };
    private static readonly Option<int?> Speakers = WholeNumber("--speakers", "1 to 4");
    private static readonly Option<string> VoiceGender = new("--voice-gender") { Description = "The first speaker's: female or male", DefaultValueFactory = _ => "female" };
    private static readonly Option<string> ImageStyle = new("--image-style") { Description = "Style of the cover", DefaultValueFactory = _ => "studio_mic" };
    private static readonly Option<string> Motion = new("--motion") { Description = "Motion of the video, or none for no video", DefaultValueFactory = _ => "subtle" };
    private static readonly Option<string> Music = new("--music") { Description = "A music bed, or none", DefaultValueFactory = _ => "none" };
    private static readonly Option<string> Provider = new("--provider") { Description = "built-in or byok", DefaultValueFactory = _ => "built-in" };
    private static readonly Option<bool> Dialogue = new("--dialogue") { Description = "Record neighbouring lines of two speakers as one conversation; with --provider byok and a key of ElevenLabs, KIE or Google" };
    private static readonly Option<string?> Out = new("--out") { Description = "Folder for the episode (default: ./episodes/<title>)" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object instead of progress" };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Log to standard error" };

    public static Command Create()
    {
        var command = new Command("make", "Make an episode: script, voices, mastered audio, cover, video, captions and one ZIP")
        {
            Title, Idea, Source, Script, From, Language, Minutes, Template, Tone, Speakers, VoiceGender,
            ImageStyle, Motion, Music, Provider, Dialogue, Out, Json, Verbose,
        };
        command.SetAction((parsed, cancellationToken) => MakeRun.RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static MakeRequest Read(ParseResult parsed) => new(
        parsed.GetValue(Title),
        parsed.GetValue(Idea),
        parsed.GetValue(Source) ?? [],
        parsed.GetValue(Script),
        parsed.GetValue(From),
        parsed.GetValue(Language)!,
        parsed.GetValue(Minutes),
        parsed.GetValue(Template)!,
        parsed.GetValue(Tone)!,
        parsed.GetValue(Speakers),
        parsed.GetValue(VoiceGender)!,
        parsed.GetValue(ImageStyle)!,
        parsed.GetValue(Motion)!,
        parsed.GetValue(Music)!,
        parsed.GetValue(Provider)!,
        parsed.GetValue(Dialogue),
        parsed.GetValue(Out),
        parsed.GetValue(Json),
        parsed.GetValue(Verbose));

    private static Option<int?> WholeNumber(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = typed =>
        {
            if (int.TryParse(typed.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return number;
            typed.AddError($"{name} must be a whole number; '{typed.Tokens[0].Value}' was given.");
            return null;
        },
    };
}
