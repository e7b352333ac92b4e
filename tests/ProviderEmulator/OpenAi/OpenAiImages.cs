using System.Globalization;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.OpenAi;

/// <summary><c>POST /images/generations</c> (reference B.7): base64 from the gpt-image models, links that live an hour from dall-e.</summary>
internal sealed class OpenAiImages(EmulatorOptions options, Pictures pictures, SpoiledMedia spoiled, FileShelf shelf)
{
    private static readonly HashSet<string> Known =
    [
        "model", "prompt", "n", "size", "quality", "output_format", "output_compression", "background", "moderation", "stream", "partial_images", "response_format", "style", "user",
    ];

    public async Task<Reply> AnswerAsync(Incoming call, CancellationToken cancellationToken)
    {
        var body = call.Body;
        if (OpenAiFields.Check(body, Known, "prompt") is { } refusal)
            return refusal;
        if (OpenAiModels.Find(body["model"].Text() ?? "dall-e-2", OpenAiUse.Image) is not { } model)
            return OpenAiDialect.BadRequest($"Invalid value: '{body["model"].Text()}'. Value must be one of the image models.", "model", "invalid_value");
        if (Check(body, model) is { } broken)
            return broken;
        if (SizeOf(body["size"].Text(), model) is not var (width, height))
            return OpenAiDialect.BadRequest($"Invalid value: '{body["size"].Text()}'. The size is not supported by this model.", "size", "invalid_value");
        if (call.Faults.Has(FaultKind.Refusal))
            return OpenAiDialect.Error(400, "Your request was rejected by the safety system.", model.IsDallE ? "invalid_request_error" : "image_generation_user_error", model.IsDallE ? "content_policy_violation" : "moderation_blocked");

        var prompt = body["prompt"].Text()!;
        var count = (int)(body["n"].Number() ?? 1);
        var (inTokens, outTokens) = (Tokens.Count(prompt), count * TokensOf(width, height, body["quality"].Text()));
        call.Charge(model.Id, "images", count, ((inTokens * model.PriceIn) + (outTokens * model.PriceOut)) / 1_000_000m, $"{count} {width}x{height} {body["quality"]} {prompt}");
        await Task.Delay(options.Latency.Image, options.Clock, cancellationToken);
        var format = body["output_format"].Text() ?? "png";
        var data = new JsonArray([.. Enumerable.Range(0, call.Faults.Has(FaultKind.NoMedia) ? 0 : count).Select(index => Item(call, model, width, height, format, prompt, index))]);
        var answer = new JsonObject { ["created"] = options.Clock.GetUtcNow().ToUnixTimeSeconds(), ["data"] = data };
        if (model.IsDallE)
            return Reply.Json(answer);
        answer["background"] = "opaque";
        answer["output_format"] = format;
        answer["size"] = $"{width}x{height}";
        answer["quality"] = body["quality"].Text() is { } quality and not "auto" ? quality : "high";
        answer["usage"] = new JsonObject
        {
            ["total_tokens"] = inTokens + outTokens,
            ["input_tokens"] = inTokens,
            ["output_tokens"] = outTokens,
            ["input_tokens_details"] = new JsonObject { ["text_tokens"] = inTokens, ["image_tokens"] = 0 },
        };
        return Reply.Json(answer);
    }

    private JsonObject Item(Incoming call, OpenAiModel model, int width, int height, string format, string prompt, int index)
    {
        var picture = spoiled.Spoil(pictures.Draw(width, height, format, prompt + index), call.Faults);
        if (!model.IsDallE || call.Body["response_format"].Text() == "b64_json")
            return new JsonObject { ["b64_json"] = Convert.ToBase64String(picture) };
        var link = shelf.Put("openai", "png", "image/png", () => Task.FromResult(picture), TimeSpan.FromMinutes(60), call.Account.Key);
        return new JsonObject { ["url"] = link.AbsoluteUri, ["revised_prompt"] = prompt };
    }

    private static Reply? Check(JsonObject body, OpenAiModel model)
    {
        if (!model.IsDallE && body.ContainsKey("response_format"))
            return OpenAiDialect.BadRequest("Unknown parameter: 'response_format'.", "response_format", "unknown_parameter");
        if (model.IsDallE && body.Select(field => field.Key).FirstOrDefault(name => name is "output_format" or "output_compression" or "background" or "moderation" or "stream" or "partial_images") is { } foreign)
            return OpenAiDialect.BadRequest($"Unknown parameter: '{foreign}'.", foreign, "unknown_parameter");
        var longest = model.IsDallE ? model.Id == "dall-e-3" ? 4000 : 1000 : 32_000;
        if (OpenAiFields.CheckText(body, "prompt") is { } wrong)
            return wrong;
        if (body["prompt"].Text()!.Length is var length && (length == 0 || length > longest))
            return OpenAiDialect.BadRequest($"Invalid 'prompt': string too long. Expected a string with maximum length {longest}, but got a string with length {length} instead.", "prompt", "string_above_max_length");
        return OpenAiFields.CheckNumber(body, "n", 1, model.Id == "dall-e-3" ? 1 : 10)
            ?? OpenAiFields.CheckChoice(body, "quality", model.IsDallE ? ["standard", "hd"] : ["low", "medium", "high", "auto"])
            ?? OpenAiFields.CheckChoice(body, "output_format", "png", "jpeg", "webp")
            ?? OpenAiFields.CheckChoice(body, "moderation", "low", "auto")
            ?? OpenAiFields.CheckChoice(body, "background", "transparent", "opaque", "auto");
    }

    private static (int Width, int Height)? SizeOf(string? size, OpenAiModel model)
    {
        if (size is null or "auto")
            return (1024, 1024);
        var parts = size.Split('x');
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var width) || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var height))
            return null;
        var fits = model.Id switch
        {
            "dall-e-2" => size is "256x256" or "512x512" or "1024x1024",
            "dall-e-3" => size is "1024x1024" or "1792x1024" or "1024x1792",
            "gpt-image-2" => width is >= 16 and <= 4096 && height is >= 16 and <= 4096 && width % 16 == 0 && height % 16 == 0 && Math.Max(width, height) <= 3 * Math.Min(width, height),
            _ => size is "1024x1024" or "1536x1024" or "1024x1536",
        };
        return fits ? (width, height) : null;
    }

    /// <summary>A guess in the proportions of gpt-image-1: 272, 1056 and 4160 tokens for a square of 1024.</summary>
    private static int TokensOf(int width, int height, string? quality) =>
        (int)((quality switch { "low" => 272, "medium" => 1056, _ => 4160 }) * ((double)width * height / (1024 * 1024)));
}
