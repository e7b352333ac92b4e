namespace PodcastMuse.App.Doctor;

/// <summary>The line that installs a part, in the words of the package manager this machine has.</summary>
internal static class InstallLine
{
    /// <summary>A part's package with apt, dnf, pacman and brew; libicu's Debian name carries its version, so its -dev package names it.</summary>
    private static readonly Dictionary<string, (string Apt, string Dnf, string Pacman, string Brew)> Packages = new()
    {
        ["ffmpeg"] = ("ffmpeg", "ffmpeg", "ffmpeg", "ffmpeg"),
        ["libmp3lame"] = ("libmp3lame0", "lame-libs", "lame", "lame"),
        ["flite"] = ("flite", "flite", "flite", "flite"),
        ["espeak-ng"] = ("espeak-ng", "espeak-ng", "espeak-ng", "espeak-ng"),
        ["fontconfig"] = ("libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
        ["fonts"] = ("fonts-noto-core", "google-noto-sans-fonts google-noto-sans-thai-fonts", "noto-fonts", "--cask font-noto-sans font-noto-sans-thai"),
        ["icu"] = ("libicu-dev", "libicu", "icu", "icu4c"),
    };

    public static string For(string part, Machine machine)
    {
        var (apt, dnf, pacman, brew) = Packages[part];
        var sudo = machine.IsRoot ? "" : "sudo ";
        if (machine.Find("apt-get") is not null)
            return $"{sudo}apt-get update && {sudo}apt-get install -y {apt}";
        if (machine.Find("dnf") is not null)
            return $"{sudo}dnf install -y {dnf}" + (part == "ffmpeg" ? "   (from RPM Fusion; Fedora's own ffmpeg-free lacks codecs)" : "");
        if (machine.Find("pacman") is not null)
            return $"{sudo}pacman -S {pacman}";
        return machine.Find("brew") is not null
            ? $"brew install {brew}"
            : $"Install {apt} (its Debian name) with your system's package manager.";
    }
}
