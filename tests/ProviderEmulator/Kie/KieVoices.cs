namespace ProviderEmulator.Kie;

/// <summary>The voice ids that KIE's ElevenLabs models accept (reference A.9); names are refused.</summary>
internal static class KieVoices
{
    public static readonly IReadOnlySet<string> Ids = new HashSet<string>
    {
        "EkK5I93UQWFDigLMpZcX", "lcMyyd2HUfFzxdCaC4Ta", "Z3R5wn05IrDiVCyEkUrK", "6aDn1KB0hjpdcocrUkmq", "NNl6r8mD7vthiJatiJt1",
        "Sq93GQT4X1lKDXsQcixO", "YOq2y2Up4RgXP2HyXjE5", "flHkNRp1BlvT73UL6gyz", "B8gJV1IhpuegLxdpXFOE", "9yzdeviXkFddZ4Oz8Mok",
        "2zRM7PkgwBPiau2jvVXc", "pPdl9cQBQq4p6mRkZy2Z", "1SM7GgM6IMuvQlz2BwM3", "zYcjlYFOd3taleS0gkk3", "5l5f8iK3YPeGga21rQIX",
        "nzeAacJi50IvxcyDnMXa", "scOwDtmlUjD3prqpp97I", "ruirxsoakN0GWmGNIo04", "NOpBlnGInO9m6vDvFkFC", "TC0Zp7WVFzhA8zpTlRqV",
        "BZgkqPqms7Kj9ulSkVzn", "ljo9gAlSqKOvF6D8sOsX", "wo6udizrrtpIxWGp2qJk", "PPzYpIqttlTYA83688JI", "gU0LNdkMOQCOrPrwtbee",
        "8JVbfL6oEdmuxKn5DK2C", "DGzg6RaUqxGRTHSBjfgF", "iCrDUkL56s3C8sCRl7wb", "x70vRnQBMBu4FAYhjJbO", "wJqPPQ618aTW29mptyoc",
        "Sm1seazb4gs7RSlUVw7c", "EiNlNiXeDU1pqqOPrYMO", "P1bg08DkjqiVEzOn76yG", "4YYIPFl9wE5c4L2eu2Gb", "qDuRKMlYmrm8trt5QyBn",
        "6F5Zhi321D3Oq7v1oNT4", "qXpMhyvQqiRxWQs4qSSB", "YXpFCvM1S3JbWEJhoskW", "TX3LPaxmHKxFdv7VOQHJ", "LG95yZDEHg6fCZdQjLqj",
        "N2lVS1w4EtoT3dr4eOWO", "CeNX9CMwmxDxUF5Q2Inm", "FGY2WhTYpPnrIDTdsKH5", "aD6riP1btT197c6dACmy", "kPzsL2i3teMYv0FxEYQ6",
        "mtrellq69YZsNwzUSyXh", "UgBBYS2sOqTuMpoF3BR0", "dHd5gvgSOzSfduK4CvEg", "hpp4J3VqNfWAUOO0d1Us", "eVItLK1UvXctxuaRV2Oq",
        "nPczCjzI2devNBz1zQrb", "esy0r39YPLQjOczyOib8", "uYXf8XasLslADfZ2MB4u", "Tsns2HvNFKfGiNjllgqo", "gs0tAILXbY5DNrJrsM6F",
        "1U02n4nD6AdIZ9CjF053", "DTKMou8ccj1ZaWGBiotd", "AeRdCCKzvd23BpJoofzx", "vBKc2FfBKJfcZNyEt1n6", "LruHrtVF6PSyGItzMNHS",
        "DYkrAHD8iwork3YSUBbs", "1wGbFxmAM3Fgw63G1zZJ", "56AoDkrOh6qfVPDXZ7Pt", "hqfrgApggtO1785R4Fsn", "eR40ATw9ArzDf9h3v7t7",
        "MJ0RnG71ty4LH3dvNfSd", "g6xIsTj2HwM6VR4iXFCw",
    };
}
