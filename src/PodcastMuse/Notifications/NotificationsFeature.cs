using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Notifications;

/// <summary>Registers notes and mails. Every node delivers mails; which one takes a mail is decided in the database.</summary>
public static class NotificationsFeature
{
    /// <summary>Ended mails tell operators what went out; a week is enough for that.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static IServiceCollection AddNotifications(this IServiceCollection services, MailOptions options)
    {
        services.AddSingleton(options).AddSingleton<Notifier>().AddSingleton<IAccountMail>(provider => provider.GetRequiredService<Notifier>());
        _ = options.Smtp is null ? services.AddSingleton<IPost, FolderPost>() : services.AddSingleton<IPost, SmtpPost>();
        return services
            .AddSingleton<MailDelivery>().AddHostedService(provider => provider.GetRequiredService<MailDelivery>())
            .AddSingleton<IAccountEraser, MailEraser>().AddSingleton<IAccountExport, NotificationExport>()
            .AddSingleton(new Expiry((db, now, stop) =>
            {
                var before = now - Kept;
                return db.Set<OutgoingMail>().Where(m => m.EndedAt < before).ExecuteDeleteAsync(stop);
            }));
    }

    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapNotificationList();
        return endpoints;
    }
}
