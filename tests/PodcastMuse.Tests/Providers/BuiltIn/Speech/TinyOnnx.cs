using System.Text;

namespace PodcastMuse.Tests.Providers.BuiltIn.Speech;

/// <summary>
/// A model with the inputs and output of a Piper voice, built from the protobuf wire format: each phoneme id becomes 256
/// samples of a tone, sin(id × ramp). It sounds like nothing, but loads, runs and lengthens as a real one.
/// </summary>
internal static class TinyOnnx
{
    public const int SamplesPerId = 256;

    private const int Float = 1;
    private const int Int64 = 7;

    public static byte[] Model(bool speakers)
    {
        var ramp = Enumerable.Range(0, SamplesPerId).SelectMany(i => BitConverter.GetBytes(0.002f * i)).ToArray();
        List<byte[]> graph =
        [
            Node("Cast", ["input"], "x", Attribute("to", Float)),
            Node("Reshape", ["x", "column"], "c"),
            Node("Mul", ["c", "ramp"], "p"),
            Node("Sin", ["p"], "s"),
            Node("Reshape", ["s", "row"], "output"),
            Field(2, "tiny"),
            Field(5, Tensor("ramp", Float, [SamplesPerId], ramp)),
            Field(5, Tensor("column", Int64, [3], Longs(1, -1, 1))),
            Field(5, Tensor("row", Int64, [3], Longs(1, 1, -1))),
            Field(11, Value("input", Int64, 2)), Field(11, Value("input_lengths", Int64, 1)), Field(11, Value("scales", Float, 1)),
            .. speakers ? [Field(11, Value("sid", Int64, 1))] : Array.Empty<byte[]>(),
            Field(12, Value("output", Float, 3)),
        ];
        return [.. Number(1, 8), .. Field(7, Join(graph)), .. Field(8, Number(2, 13))];
    }

    private static byte[] Node(string type, string[] inputs, string output, params byte[][] attributes) =>
        Field(1, Join([.. inputs.Select(i => Field(1, i)), Field(2, output), Field(4, type), .. attributes.Select(a => Field(5, a))]));

    private static byte[] Attribute(string name, long value) => [.. Field(1, name), .. Number(3, value), .. Number(20, 2)];

    private static byte[] Tensor(string name, int type, long[] shape, byte[] raw) =>
        [.. Join(shape.Select(d => Number(1, d))), .. Number(2, type), .. Field(8, name), .. Field(9, raw)];

    private static byte[] Value(string name, int type, int rank) =>
        [.. Field(1, name), .. Field(2, Field(1, [.. Number(1, type), .. Field(2, Join(Enumerable.Range(0, rank).Select(i => Field(1, Field(2, $"d{i}")))))]))];

    private static byte[] Longs(params long[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] content) => [.. Varint(((ulong)number << 3) | 2), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int number, long value) => [.. Varint((ulong)number << 3), .. Varint((ulong)value)];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Join(IEnumerable<byte[]> parts) => [.. parts.SelectMany(p => p)];
}
