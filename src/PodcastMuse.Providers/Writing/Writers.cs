using Microsoft.Extensions.AI;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.Writing;

/// <summary>Language models as writers: the model that was asked for or the catalogue's usual one, with its limits and its price.</summary>
internal sealed class Writers(TimeProvider clock)
{
    private const int MostName = 100;

    /// <summary>Servers of users' own have models that no catalogue knows; a name is taken as it is. Null where it is none.</summary>
    public ITextModel? Open(ProviderCatalogue catalogue, string? model, string? vendor, Func<string, IChatClient> chat)
    {
        var name = model ?? catalogue.Models("text")[0];
        if (name.Length is 0 or > MostName || name.Any(c => c is <= ' ' or > '~'))
            return null;
        var known = catalogue.Find("text", name);
        return new LanguageWriter(
            chat(name),
            known is null
                ? new WriterModel(catalogue.Provider, name) { Vendor = vendor }
                : new WriterModel(
                    catalogue.Provider, name, known.ContextTokens, known.AnswerTokens,
                    used => catalogue.CostOf(name, used.InputTokenCount ?? 0, used.OutputTokenCount ?? 0) ?? 0)
                {
                    Vendor = vendor,
                },
            clock);
    }
}
