namespace PodcastMuse.App.Doctor;

/// <summary>How a part of the machine is: a missing one stops work that needs it, a weak one only makes it worse or slower.</summary>
internal enum Condition { Sound, Weak, Missing }

/// <summary>
/// One line of the doctor's report. <paramref name="Detail"/> is a version or a measure; <paramref name="Fix"/> is what to run or
/// change, exactly, and is there whenever the condition is not sound.
/// </summary>
internal sealed record Finding(string Part, Condition Condition, string Detail, string? Fix = null)
{
    public static Finding Sound(string part, string detail) => new(part, Condition.Sound, detail);

    public static Finding Weak(string part, string detail, string fix) => new(part, Condition.Weak, detail, fix);

    public static Finding Missing(string part, string detail, string fix) => new(part, Condition.Missing, detail, fix);
}
