using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PodcastMuse.Http;

namespace PodcastMuse.Accounts;

/// <summary>What a user changes of their account. What is not sent stays; null clears a name.</summary>
public sealed class ProfileChange
{
    [StringLength(100), Readable(isOneLine: true)]
    public string? FirstName
    {
        get;
        set => (field, HasFirstName) = (value, true);
    }

    [StringLength(100), Readable(isOneLine: true)]
    public string? LastName
    {
        get;
        set => (field, HasLastName) = (value, true);
    }

    [OneOf("en", "th", null), Description("en or th")]
    public string? Language { get; set; }

    [Description("Whether the end of a production is also told by mail")]
    public bool? EmailNotifications { get; set; }

    internal bool HasFirstName { get; private set; }

    internal bool HasLastName { get; private set; }
}
