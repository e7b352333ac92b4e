namespace PodcastMuse.Storage;

/// <summary>The layout of keys: <c>users/{user}/projects/{project}/audio|images|videos|downloads/…</c></summary>
public static class StorageLayout
{
    public static string UserFolder(Guid userId) => $"users/{userId:D}/";

    public static string ProjectFolder(Guid userId, Guid projectId) => $"users/{userId:D}/projects/{projectId:D}/";

    public static string ProjectKey(Guid userId, Guid projectId, string path) => ProjectFolder(userId, projectId) + path;

    /// <summary>The project and the path in its layout that a key names; null for other keys.</summary>
    public static (Guid ProjectId, string Path)? ProjectOf(string key) =>
        key.Split('/', 5) is ["users", _, "projects", var project, { Length: > 0 } path] && Guid.TryParseExact(project, "D", out var id) ? (id, path) : null;
}
