using SkiaSharp;

namespace PodcastMuse.App.Doctor;

/// <summary>Fonts for covers and video, asked of Skia as the covers ask it: a typeface that has the letters.</summary>
internal static class FontCheck
{
    public static IReadOnlyList<Finding> Examine(Machine machine)
    {
        try
        {
            return [ForLetter("fonts", 'A', machine), ForLetter("Thai font", 'ก', machine)];
        }
        catch (Exception unloadable) when (unloadable is TypeInitializationException or DllNotFoundException)
        {
            return [Finding.Missing("fonts", "Skia cannot be loaded without fontconfig", InstallLine.For("fontconfig", machine))];
        }
    }

    private static Finding ForLetter(string part, char letter, Machine machine)
    {
        using var typeface = SKFontManager.Default.MatchCharacter(letter);
        using var font = new SKFont(typeface ?? SKTypeface.Default);
        return font.ContainsGlyph(letter)
            ? Finding.Sound(part, font.Typeface.FamilyName)
            : Finding.Missing(part, $"no font has “{letter}”", InstallLine.For("fonts", machine));
    }
}
