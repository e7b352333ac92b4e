namespace PodcastMuse.Providers.BuiltIn.Motion;

/// <summary>
/// The camera's ways through a loop: pose by time, 0–1. Every way is made of whole turns of sines, so that its end meets its
/// start in place and in speed, and never shows the picture's edge.
/// </summary>
internal static class CameraMoves
{
    public static IReadOnlyDictionary<string, Func<double, Pose>> All { get; } = new Dictionary<string, Func<double, Pose>>(StringComparer.OrdinalIgnoreCase)
    {
        ["subtle"] = t => new Pose(1.045 - 0.020 * Cos(t), 0.004 * Sin(t), 0.004 * Cos(t), Light: 0.28 + 0.20 * Sin(t)),
        ["zoom"] = t => new Pose(1.09 - 0.08 * Cos(t), Light: 0.25 - 0.20 * Cos(t)),
        ["pan"] = t => new Pose(1.12, 0.045 * Sin(t), 0.006 * Sin(2 * t), Light: 0.25),
        ["drift"] = t => new Pose(1.10, 0.018 * Sin(t), 0.022 * Cos(t), 0.7 * Sin(t), Light: 0.25 + 0.15 * Cos(t)),
        ["parallax"] = t => new Pose(1.13, 0.012 * Sin(t), 0.008 * Cos(t), 0, 0.055 * Sin(t), 0.030 * Cos(t), 0.3),
        ["pulse"] = t => new Pose(1.035 + 0.016 * Beat(2 * t), Light: 0.15 + 0.85 * Beat(2 * t)),
    };

    private static double Sin(double turns) => Math.Sin(2 * Math.PI * turns);

    private static double Cos(double turns) => Math.Cos(2 * Math.PI * turns);

    /// <summary>A swell that rises faster than it falls, 0–1, once a turn, smooth everywhere.</summary>
    private static double Beat(double turns) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * turns + 0.55 * Math.Sin(2 * Math.PI * turns));
}
