namespace PodcastMuse.Media.Music;

/// <summary>A small room around dry notes (Schroeder: four combs, two all-passes a side, lengths apart so that the sides differ).</summary>
internal static class Room
{
    private static readonly int[] Combs = [1_687, 1_801, 1_933, 2_053];
    private static readonly int[] AllPasses = [601, 199];

    /// <param name="sound">Changed in place.</param>
    /// <param name="wet">Share of the room's sound.</param>
    public static void Apply(StereoSound sound, float wet)
    {
        Add(sound.Left, wet, 0);
        Add(sound.Right, wet, 37);
    }

    private static void Add(float[] channel, float wet, int spread)
    {
        var room = new float[channel.Length];
        foreach (var length in Combs)
            Comb(channel, room, length + spread);
        foreach (var length in AllPasses)
            AllPass(room, length + spread);
        for (var n = 0; n < channel.Length; n++)
            channel[n] += wet * room[n];
    }

    private static void Comb(float[] source, float[] room, int length)
    {
        const float Feedback = 0.8f, Damping = 0.35f;
        var line = new float[length];
        var damped = 0f;
        for (var n = 0; n < source.Length; n++)
        {
            var at = n % length;
            var delayed = line[at];
            damped = delayed * (1 - Damping) + damped * Damping;
            line[at] = source[n] * 0.25f + damped * Feedback;
            room[n] += delayed;
        }
    }

    private static void AllPass(float[] room, int length)
    {
        const float Gain = 0.5f;
        var line = new float[length];
        for (var n = 0; n < room.Length; n++)
        {
            var at = n % length;
            var delayed = line[at];
            var value = room[n] + Gain * delayed;
            line[at] = value;
            room[n] = delayed - Gain * value;
        }
    }
}
