// Houses that break every rule once, so that the rules are seen to fail. Each use hides where a rule could overlook it.
#pragma warning disable CA1812 // never made: only their uses count

namespace Planted.Kernel
{
    internal sealed class Stone;

    /// <summary>Upwards, inside an asynchronous method.</summary>
    internal sealed class Upward
    {
        public static async Task<string> ReachAsync()
        {
            await Task.Yield();
            return new Production.Pipeline().ToString()!;
        }
    }
}

namespace Planted.Production
{
    internal sealed class Pipeline
    {
        public Kernel.Stone Rests { get; } = new();
    }
}

namespace Planted.Media
{
    internal sealed class Sound;

    /// <summary>Sideways, inside a lambda and a generic argument.</summary>
    internal sealed class Sideways
    {
        public static Func<object> Make() => () => new List<Providers.Model>();
    }
}

namespace Planted.Providers
{
    internal sealed class Model;

    /// <summary>Sideways, by typeof in an attribute.</summary>
    [System.ComponentModel.TypeConverter(typeof(Media.Sound))]
    internal sealed class Converted;
}

namespace Planted.Attic
{
    internal sealed class Forgotten;
}

namespace Planted.Web
{
    /// <summary>May name ASP.NET Core, by its name.</summary>
    internal static class DoorEndpoints
    {
        public static Microsoft.AspNetCore.Http.IResult Open() => Microsoft.AspNetCore.Http.TypedResults.Ok();
    }

    /// <summary>May not.</summary>
    internal sealed class Window
    {
        public static object Open() => Microsoft.AspNetCore.Http.TypedResults.Ok();
    }
}
