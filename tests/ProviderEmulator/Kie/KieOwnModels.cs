using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>The flat bodies of Flux Kontext and Suno, which have addresses of their own (reference A.10, A.12).</summary>
internal static class KieOwnModels
{
    private static readonly KieField[] Flux =
    [
        KieField.Needed("prompt"), KieField.Flag("enableTranslation"), KieField.Text("inputImage"), KieField.Choice("aspectRatio", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"),
        KieField.Choice("outputFormat", "jpeg", "png"), KieField.Flag("promptUpsampling"), KieField.Choice("model", "flux-kontext-pro", "flux-kontext-max"),
        new("safetyTolerance", JsonValueKind.Number), KieField.Flag("uploadCn"), KieField.Text("watermark"), KieField.Text("callBackUrl"),
    ];

    public static Reply? CheckFlux(JsonObject body)
    {
        if (Check(body, Flux) is { } wrong)
            return wrong;
        var most = body["inputImage"].IsNull() ? 6 : 2;
        return body["safetyTolerance"].Number() is { } tolerance && (tolerance < 0 || tolerance > most || tolerance != Math.Floor(tolerance))
            ? KieDialect.Envelope(500, $"safetyTolerance must be between 0 and {most}")
            : null;
    }

    public static Reply? CheckSuno(JsonObject body, bool isSound)
    {
        if (string.IsNullOrEmpty(body["callBackUrl"].Text()))
            return KieDialect.Envelope(422, "Please enter callBackUrl.");
        string[] models = isSound ? ["V5", "V5_5"] : ["V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"];
        if (!models.Contains(body["model"].Text()))
            return KieDialect.Envelope(422, "Invalid model");
        if (isSound)
            return body["prompt"].Text() is not { Length: > 0 and <= 500 } ? KieDialect.Envelope(422, "prompt must be between 1 and 500 characters") : null;
        if (body["customMode"].Flag() is not { } custom || body["instrumental"].Flag() is not { } instrumental)
            return KieDialect.Envelope(422, "customMode and instrumental cannot be empty");
        if (custom && (string.IsNullOrEmpty(body["style"].Text()) || string.IsNullOrEmpty(body["title"].Text())))
            return KieDialect.Envelope(422, "style and title cannot be empty in customMode");
        var prompt = body["prompt"].Text() ?? "";
        if (prompt.Length == 0 && !(custom && instrumental))
            return KieDialect.Envelope(422, "prompt cannot be empty");
        return prompt.Length > (custom && body["model"].Text() != "V4" ? 5000 : 3000) ? KieDialect.Envelope(422, "prompt exceeds maximum length") : null;
    }

    private static Reply? Check(JsonObject body, KieField[] fields) =>
        fields.Where(field => field.IsRequired).Select(field => field.Check(body)).FirstOrDefault(wrong => wrong is not null)
        ?? (body.Any(entry => fields.All(field => field.Name != entry.Key)) ? KieDialect.Envelope(422, "Invalid parameter") : null)
        ?? fields.Select(field => field.Check(body)).FirstOrDefault(wrong => wrong is not null);
}
