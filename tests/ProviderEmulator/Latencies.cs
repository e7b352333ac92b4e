using System.Globalization;

namespace ProviderEmulator;

/// <summary>How long each kind of work takes. <see cref="Real"/> is what recordings of the real providers give for an episode.</summary>
public sealed record Latencies(TimeSpan Script, TimeSpan Speech, TimeSpan Image, TimeSpan Video)
{
    public static readonly Latencies None = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    public static readonly Latencies Real =
        new(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(20));

    /// <summary>Where nothing is said: slow enough to be watched, fast enough to be waited for.</summary>
    public static readonly Latencies Usual = Real.Times(0.2);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public Latencies Times(double factor) => new(Script * factor, Speech * factor, Image * factor, Video * factor);

    /// <summary>
    /// Reads a factor of <see cref="Real"/> (<c>0.5</c>), or times by kind (<c>script=8s,speech=1.5s,image=6s,video=20s</c>; s, ms or m, seconds
    /// without a unit). Kinds that are not named are <see cref="Usual"/>. Null when it is neither.
    /// </summary>
    public static Latencies? Parse(string text)
    {
        if (TryNumber(text, out var factor))
            return factor <= 100 ? Real.Times(factor) : null;
        var latencies = Usual;
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split('=', StringSplitOptions.TrimEntries) is not [var kind, var time] || Duration(time) is not { } duration || duration > Longest)
                return null;
            Latencies? changed = kind.ToLowerInvariant() switch
            {
                "script" => latencies with { Script = duration },
                "speech" => latencies with { Speech = duration },
                "image" => latencies with { Image = duration },
                "video" => latencies with { Video = duration },
                _ => null,
            };
            if (changed is null)
                return null;
            latencies = changed;
        }

        return text.Contains('=', StringComparison.Ordinal) ? latencies : null;
    }

    private static TimeSpan? Duration(string text)
    {
        var (digits, unit) = text switch
        {
            _ when text.EndsWith("ms", StringComparison.Ordinal) => (text[..^2], 0.001),
            _ when text.EndsWith('s') => (text[..^1], 1.0),
            _ when text.EndsWith('m') => (text[..^1], 60.0),
            _ => (text, 1.0),
        };
        return TryNumber(digits, out var amount) && amount <= 1_000_000 ? TimeSpan.FromSeconds(amount * unit) : null;
    }

    private static bool TryNumber(string text, out double number) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
