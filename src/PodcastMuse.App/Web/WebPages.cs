using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace PodcastMuse.App.Web;

/// <summary>What a path of the web is answered with.</summary>
internal abstract record WebAnswer
{
    private WebAnswer()
    {
    }

    /// <summary>A file of the export; its name decides its type, whatever it is packed as.</summary>
    public sealed record Page(string Path, int StatusCode = 200) : WebAnswer;

    /// <summary>The same with its slash at the end, so that relative addresses in it mean one thing.</summary>
    public sealed record Elsewhere(string Path) : WebAnswer;
}

/// <summary>Finds the page of a path in a static export. Nothing outside of its folder is ever named.</summary>
internal sealed class WebPages(string folder) : IDisposable
{
    private const string ProjectPage = "/projects/index.html";
    private const string NotFoundPage = "/404.html";

    /// <summary>How the build packs its files, best first.</summary>
    private static readonly (string Coding, string Extension)[] Packings = [("br", ".br"), ("gzip", ".gz")];

    private readonly PhysicalFileProvider _files = new(folder);

    public WebAnswer Find(string path)
    {
        if (path.Contains('\0'))
            return new WebAnswer.Page(NotFoundPage, 404);
        if (path.EndsWith('/'))
        {
            var page = path + "index.html";
            return IsFile(page) ? new WebAnswer.Page(page) : OfProject(path) ?? new WebAnswer.Page(NotFoundPage, 404);
        }

        if (IsFile(path) && !Array.Exists(Packings, packing => path.EndsWith(packing.Extension, StringComparison.Ordinal)))
            return new WebAnswer.Page(path);
        if (OfProject(path) is { } project)
            return project;
        return IsFile(path + "/index.html") ? new WebAnswer.Elsewhere(path + "/") : new WebAnswer.Page(NotFoundPage, 404);
    }

    /// <summary>The file to send, packed as the client takes it. Null coding: as it is; null file: the export has none such.</summary>
    public (IFileInfo? File, string? Coding) Pack(string page, StringValues acceptEncoding)
    {
        var accepted = acceptEncoding.ToString().Split(',').Select(word => word.Split(';')).Where(parts => parts is [_] || !IsRefused(parts[1])).Select(parts => parts[0].Trim()).ToHashSet();
        foreach (var (coding, extension) in Packings)
        {
            if (accepted.Contains(coding) && _files.GetFileInfo(page + extension) is { Exists: true } packed)
                return (packed, coding);
        }

        return (_files.GetFileInfo(page) is { Exists: true, IsDirectory: false } plain ? plain : null, null);
    }

    public void Dispose() => _files.Dispose();

    /// <summary>Links in mails name a project without a language; one page sends them on.</summary>
    private static WebAnswer.Page? OfProject(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["projects", var id] && Guid.TryParseExact(id, "D", out _) ? new WebAnswer.Page(ProjectPage) : null;

    private static bool IsRefused(string quality) => quality.Trim() is "q=0" or "q=0.0" or "q=0.00" or "q=0.000";

    private bool IsFile(string path) => _files.GetFileInfo(path) is { Exists: true, IsDirectory: false };
}
