using StackExchange.Redis;

namespace PodcastMuse.Redis;

/// <summary>Addresses as hosts hand them out (<c>redis://user:password@host:6379/0</c>), as StackExchange.Redis wants them.</summary>
public static class RedisUrl
{
    private const int DefaultPort = 6379;

    /// <summary>Throws <see cref="FormatException"/> with one clear line for what is no address.</summary>
    public static void Check(string url) => Parse(url);

    /// <summary>The options; throws <see cref="FormatException"/> with one clear line for what is no address.</summary>
    internal static ConfigurationOptions Parse(string url)
    {
        if (!url.Contains("://", StringComparison.Ordinal))
            return ParseOwnForm(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("redis" or "rediss"))
            throw new FormatException("must look like redis://host:6379/0");
        var options = new ConfigurationOptions { Ssl = uri.Scheme == "rediss" };
        options.EndPoints.Add(uri.Host, uri.Port > 0 ? uri.Port : DefaultPort);
        var user = uri.UserInfo.Split(':', 2);
        if (user.Length == 2)
        {
            options.User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
            options.Password = Uri.UnescapeDataString(user[1]);
        }

        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } path)
            options.DefaultDatabase = int.TryParse(path, out var database) ? database : throw new FormatException("its path must be the number of a database, as in redis://host:6379/0");
        return options;
    }

    private static ConfigurationOptions ParseOwnForm(string url)
    {
        try
        {
            return ConfigurationOptions.Parse(url);
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }
}
