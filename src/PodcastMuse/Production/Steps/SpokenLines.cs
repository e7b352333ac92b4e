using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>What is known of a line's sound before anybody is asked to speak it.</summary>
internal sealed class SpokenLines(Studio studio, AssetShelf shelf)
{
    /// <summary>The voices that speak it are of this machine; they say the same words alike every time.</summary>
    public bool IsLocal(Guid userId, ProductionSettings settings)
    {
        using var speech = studio.Speech(userId, settings);
        return speech.Bare.IsLocal;
    }

    /// <summary>Whether the voice that speaks the line can be told how.</summary>
    public bool HearsNotes(Guid userId, ProductionSettings settings, ScriptLine line)
    {
        using var speech = studio.Speech(userId, settings);
        var cast = Casting.Cast(settings.Speakers, speech.Bare.Provider, speech.Bare.VoicesFor(settings.Language), settings.Language);
        return cast[line.Speaker % cast.Count].Voice.HearsNotes;
    }

    /// <summary>Whether the line was spoken with the words that it has now; for voices of this machine.</summary>
    public Task<bool> IsThereAsync(Guid userId, ProductionSettings settings, EpisodeScript script, int index, CancellationToken cancellationToken)
    {
        using var speech = studio.Speech(userId, settings);
        var cast = Casting.Cast(settings.Speakers, speech.Bare.Provider, speech.Bare.VoicesFor(settings.Language), settings.Language);
        return shelf.HasAsync(script.ProjectId, LineCall.Of(script, cast, settings.Language)[index].AssetPath + ".wav", cancellationToken);
    }
}
