using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PodcastMuse.Data;

/// <summary>Registers what a service that is asked the same again and again keeps of its database.</summary>
public static class DataFeature
{
    public static IServiceCollection AddFreshCopies(this IServiceCollection services)
    {
        services.TryAddSingleton<IChangeBus, OwnChanges>();
        return services.AddSingleton<ChangeStamps>().AddSingleton<FreshCopies>().AddSingleton<IInterceptor, ChangeWatch>();
    }
}
