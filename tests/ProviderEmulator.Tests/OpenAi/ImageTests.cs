using SkiaSharp;

namespace ProviderEmulator.Tests.OpenAi;

public sealed class ImageTests
{
    [Theory(Timeout = Emulator.Patience)]
    [InlineData("gpt-image-2", "2048x1152", "png", SKEncodedImageFormat.Png)]
    [InlineData("gpt-image-1", "1536x1024", "jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("gpt-image-1", "1024x1024", "webp", SKEncodedImageFormat.Webp)]
    public async Task A_picture_has_the_size_and_the_format_asked_for(string model, string size, string format, SKEncodedImageFormat expected)
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/images/generations", $$"""{"model":"{{model}}","prompt":"a studio","size":"{{size}}","output_format":"{{format}}","quality":"low"}"""));
        Shapes.Contains("""{"created":1713833628,"data":[{"b64_json":"x"}],"background":"opaque","output_format":"png","size":"1024x1024","quality":"high","usage":{"total_tokens":100,"input_tokens":50,"output_tokens":50,"input_tokens_details":{"text_tokens":10,"image_tokens":40}}}""", answer);
        using var stream = new MemoryStream(Convert.FromBase64String((string)answer["data"]![0]!["b64_json"]!));
        using var picture = SKCodec.Create(stream);
        Assert.Equal((size, expected), ($"{picture.Info.Width}x{picture.Info.Height}", picture.EncodedFormat));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Dall_e_answers_with_a_link_to_the_picture()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/images/generations", """{"model":"dall-e-3","prompt":"a studio","size":"1792x1024"}"""));
        var picture = await emulator.Client.GetByteArrayAsync(new Uri((string)answer["data"]![0]!["url"]!));
        using var bitmap = SKBitmap.Decode(picture);
        Assert.Equal((1792, 1024), (bitmap.Width, bitmap.Height));
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("""{"model":"gpt-image-1","prompt":"x","response_format":"b64_json"}""")]
    [InlineData("""{"model":"gpt-image-2","prompt":"x","size":"1000x1000"}""")]
    [InlineData("""{"model":"gpt-image-1","prompt":"x","size":"2048x2048"}""")]
    [InlineData("""{"model":"dall-e-3","prompt":"x","n":2}""")]
    [InlineData("""{"model":"gpt-image-1","size":"1024x1024"}""")]
    [InlineData("""{"model":"gpt-image-9","prompt":"x"}""")]
    public async Task A_bad_request_is_refused_and_nothing_is_paid(string body)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/images/generations", body);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty(emulator.Host.Ledger.Entries);
    }
}
