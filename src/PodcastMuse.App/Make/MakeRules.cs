using PodcastMuse.App.Settings;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Orders;

namespace PodcastMuse.App.Make;

/// <summary>What <c>muse make</c> accepts: the rules of every order, and its own. The first thing wrong is told in one line, before anything is read or written.</summary>
internal static class MakeRules
{
    private static readonly Dictionary<string, string> Options = new()
    {
        ["description"] = "--idea",
        ["target_duration"] = "--minutes",
        ["sources"] = "--source",
        ["language"] = "--language",
        ["template"] = "--template",
        ["voice_tone"] = "--tone",
        ["voice_gender"] = "--voice-gender",
        ["image_style"] = "--image-style",
        ["video_motion"] = "--motion",
        ["music"] = "--music",
        ["speakers"] = "--speakers",
        ["title"] = "--title",
    };

    public static Problem? Check(MakeRequest request, Offer offer, EnvironmentKeys keys, Makers makers)
    {
        var detail = Objections(request, offer, keys).Concat(OfDialogue(request, keys, makers)).FirstOrDefault()
            ?? OrderRules.Check(request.ToOrder(request.Title ?? "as packed"), offer).Select(f => $"{Options[f.Field]} {f.Words}").FirstOrDefault();
        return detail is null ? null : Problems.InvalidInput(detail);
    }

    private static IEnumerable<string> Objections(MakeRequest request, Offer offer, EnvironmentKeys keys)
    {
        if (request.From is null && string.IsNullOrWhiteSpace(request.Title))
            yield return "A title is needed: --title \"…\".";
        if (request.From is null && request.Script is null && request.Sources.Count == 0 && string.IsNullOrWhiteSpace(request.Idea))
            yield return "There is nothing to speak of yet. Give --idea, --source, --script or --from.";
        if (request.From is not null && (request.Script is not null || request.Sources.Count > 0 || request.Idea is not null))
            yield return "--from rebuilds an episode as it was; it goes without --idea, --source and --script.";
        if (request.Provider is not ("built-in" or "byok"))
            yield return $"--provider '{request.Provider}' is not known. Choose one of: built-in, byok.";
        if (request.Provider == "built-in" && !offer.WithBuiltInStudio)
            yield return "--provider built-in is switched off here by BUILT_IN_STUDIO=false. Use --provider byok, with your own keys.";
        if (request.Provider == "byok" && keys.Providers.Count == 0)
            yield return $"--provider byok works with your own keys, and none is set. Set {EnvironmentKeys.Variables}, or use --provider built-in.";
    }

    private static IEnumerable<string> OfDialogue(MakeRequest request, EnvironmentKeys keys, Makers makers)
    {
        if (!request.Dialogue)
            yield break;
        if (request.From is not null)
            yield return "--from rebuilds an episode as it was; it goes without --dialogue.";
        if (request.Speakers == 1 || (request is { Speakers: null, Template: "monologue", Script: null }))
            yield return "--dialogue needs two speakers at least; this episode has one.";
        if (request.Provider != "byok")
            yield return "--dialogue needs voices that can hold a conversation, and the built-in ones speak line by line. Add --provider byok with a key of ElevenLabs, KIE or Google, or leave --dialogue out.";
        else if (Offer.Languages.Contains(request.Language) && makers.Conversing(keys.Providers, request.Language) is null)
            yield return $"--dialogue needs voices that can hold a conversation, and none of your keys ({string.Join(", ", keys.Providers)}) has such for '{request.Language}'. Add a key of ElevenLabs, KIE or Google, or leave --dialogue out.";
    }
}
