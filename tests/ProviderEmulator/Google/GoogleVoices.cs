namespace ProviderEmulator.Google;

/// <summary>The 30 prebuilt voices (reference D.4), in any case.</summary>
internal static class GoogleVoices
{
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(
        "Achernar Achird Algenib Algieba Alnilam Aoede Autonoe Callirrhoe Charon Despina Enceladus Erinome Fenrir Gacrux Iapetus Kore Laomedeia Leda Orus Puck Pulcherrima Rasalgethi Sadachbia Sadaltager Schedar Sulafat Umbriel Vindemiatrix Zephyr Zubenelgenubi".Split(' '),
        StringComparer.OrdinalIgnoreCase);
}
