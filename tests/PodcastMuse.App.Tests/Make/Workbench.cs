namespace PodcastMuse.App.Tests.Make;

/// <summary>A folder of a test's own, with a data folder and an output folder in it; both are yet to be made.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("muse make ").FullName;

    public string Data => At("data");

    public string Out => At("out");

    public string At(string name) => Path.Combine(_root, name);

    public string Keep(string name, byte[] content)
    {
        File.WriteAllBytes(At(name), content);
        return At(name);
    }

    public string Keep(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <summary>A folder with links to every program that is found now, except one: a machine that lacks it.</summary>
    public string SearchPathWithout(string program)
    {
        var folder = Directory.CreateDirectory(At("without " + program)).FullName;
        foreach (var file in Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            var link = Path.Combine(folder, Path.GetFileName(file));
            if (Path.GetFileName(file) != program && !Path.Exists(link))
                File.CreateSymbolicLink(link, file);
        }

        return folder;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
