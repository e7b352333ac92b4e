namespace ProviderEmulator.Media;

/// <summary>Voices of women among those that the reference names (A.9, D.4); the others are spoken by men.</summary>
internal static class WomensVoices
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Achernar", "Aoede", "Autonoe", "Callirrhoe", "Despina", "Erinome", "Gacrux", "Kore", "Laomedeia", "Leda", "Sulafat", "Vindemiatrix", "Zephyr",
        "hpp4J3VqNfWAUOO0d1Us", "Z3R5wn05IrDiVCyEkUrK", "5l5f8iK3YPeGga21rQIX", "iCrDUkL56s3C8sCRl7wb", "uYXf8XasLslADfZ2MB4u", "56AoDkrOh6qfVPDXZ7Pt",
        "1wGbFxmAM3Fgw63G1zZJ", "lcMyyd2HUfFzxdCaC4Ta", "6aDn1KB0hjpdcocrUkmq", "FGY2WhTYpPnrIDTdsKH5", "BZgkqPqms7Kj9ulSkVzn", "2zRM7PkgwBPiau2jvVXc",
        "pPdl9cQBQq4p6mRkZy2Z", "21m00Tcm4TlvDq8ikWAM", "EXAVITQu4vr4xnSDxMaL", "kPzsL2i3teMYv0FxEYQ6", "aD6riP1btT197c6dACmy", "wJqPPQ618aTW29mptyoc",
        "alloy", "coral", "nova", "sage", "shimmer", "marin",
    };

    public static bool Has(string voice) => Names.Contains(voice);
}
