namespace PodcastMuse.Storage;

/// <summary>The layout of keys: <c>users/{user}/projects/{project}/audio|images|videos|downloads/…</c></summary>
public static class StorageLayout
{
    public static string ProjectKey(Guid userId, Guid projectId, string path) => $"users/{userId:D}/projects/{projectId:D}/{path}";
}
