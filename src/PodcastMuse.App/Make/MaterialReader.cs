using PodcastMuse.Kernel;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Projects.Sources.Scripts;

namespace PodcastMuse.App.Make;

/// <summary>Reads what a request names; the first thing that cannot be used is the problem.</summary>
internal sealed class MaterialReader(SourceReader reader, UserScriptReader scripts)
{
    public async Task<(MakeMaterial? Material, Problem? Problem)> ReadAsync(MakeRequest request, CancellationToken cancellationToken)
    {
        var sources = new List<MaterialSource>();
        var hashes = new List<string>();
        foreach (var source in request.Sources)
        {
            if (AddressOf(source) is { } address)
            {
                sources.Add(new MaterialSource.Address(address));
                hashes.Add(address.AbsoluteUri);
                continue;
            }

            switch (await reader.ReadFileAsync(source, cancellationToken))
            {
                case ReadOutcome.Refused(var problem):
                    return (null, problem);
                case ReadOutcome.Read(var document):
                    sources.Add(new MaterialSource.File(Path.GetFileName(source), document));
                    hashes.Add(await MakeMaterial.HashAsync(source, cancellationToken));
                    break;
            }
        }

        if (SourceLimits.Check(sources.OfType<MaterialSource.File>().Select(f => f.Document).ToList()) is { } tooMuch)
            return (null, tooMuch);
        UserScript? script = null;
        if (request.Script is { } scriptPath)
        {
            switch (await scripts.ReadFileAsync(scriptPath, cancellationToken))
            {
                case ScriptOutcome.Refused(var problem):
                    return (null, problem);
                case ScriptOutcome.Read(var read):
                    script = read;
                    hashes.Add(await MakeMaterial.HashAsync(scriptPath, cancellationToken));
                    break;
            }
        }

        return (new MakeMaterial(sources, script, MakeMaterial.FingerprintOf(request, hashes)), null);
    }

    private static Uri? AddressOf(string source) =>
        source.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(source, UriKind.Absolute, out var uri) ? uri : null;
}
