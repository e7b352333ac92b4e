using System.Globalization;
using System.Text.Json.Nodes;
using ProviderEmulator.Media;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>The three ways to upload (reference A.8), all free; files live 24 hours.</summary>
internal sealed class KieUploads(EmulatorOptions options, FileShelf shelf, IdSource ids, IHttpClientFactory clients)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Task<Reply> FromBase64Async(Incoming call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = call.Body["base64Data"].Text();
        if (string.IsNullOrEmpty(text))
            return Task.FromResult(Refused("base64Data is required"));
        var type = text.StartsWith("data:", StringComparison.Ordinal) && text.IndexOf(';', StringComparison.Ordinal) is > 5 and var end ? text[5..end] : null;
        var raw = type is null ? text : text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..];
        var content = new byte[raw.Length];
        return Task.FromResult(Convert.TryFromBase64String(raw, content, out var length)
            ? Keep(content[..length], type, call.Body["uploadPath"].Text(), call.Body["fileName"].Text())
            : Refused("base64Data is invalid"));
    }

    public async Task<Reply> FromFormAsync(Incoming call, CancellationToken cancellationToken)
    {
        if (!call.Request.HasFormContentType)
            return Refused("file is required");
        var form = await call.Request.ReadFormAsync(cancellationToken);
        if (form.Files.GetFile("file") is not { } file)
            return Refused("file is required");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return Keep(content.ToArray(), file.ContentType, form["uploadPath"], form["fileName"].FirstOrDefault() ?? file.FileName);
    }

    public async Task<Reply> FromLinkAsync(Incoming call, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(call.Body["fileUrl"].Text(), UriKind.Absolute, out var link))
            return Refused("fileUrl is required");
        try
        {
            using var response = await clients.CreateClient("inputs").GetAsync(link, cancellationToken);
            response.EnsureSuccessStatusCode();
            return Keep(
                await response.Content.ReadAsByteArrayAsync(cancellationToken),
                response.Content.Headers.ContentType?.MediaType,
                call.Body["uploadPath"].Text(),
                call.Body["fileName"].Text() ?? Path.GetFileName(link.LocalPath));
        }
        catch (HttpRequestException)
        {
            return Refused("Failed to download the file");
        }
    }

    private Reply Keep(byte[] content, string? type, string? folder, string? name)
    {
        if (string.IsNullOrEmpty(folder))
            return Refused("uploadPath is required");
        if (content.Length == 0)
            return Refused("The file is empty");
        var now = options.Clock.GetUtcNow();
        var mime = MimeOf(content) ?? type ?? "application/octet-stream";
        var file = string.IsNullOrEmpty(name) ? $"{now.ToUnixTimeMilliseconds()}-{ids.Letters(11).ToLowerInvariant()}.{mime.Split('/')[1]}" : Path.GetFileName(name);
        var path = $"kieai/136592/{folder.Trim('/')}/{file}";
        var link = shelf.PutNamed("kie/" + path, mime, () => Task.FromResult(content), Life);
        var data = new JsonObject
        {
            ["success"] = true,
            ["fileName"] = file,
            ["filePath"] = path,
            ["downloadUrl"] = link.AbsoluteUri,
            ["fileSize"] = content.Length,
            ["mimeType"] = mime,
            ["uploadedAt"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        };
        return Reply.Json(new JsonObject { ["success"] = true, ["code"] = 200, ["msg"] = "File uploaded successfully", ["data"] = data }, 200, KieDialect.EnvelopeType);
    }

    private static Reply Refused(string message) =>
        Reply.Json(new JsonObject { ["success"] = false, ["code"] = 400, ["msg"] = message, ["data"] = null }, 400, KieDialect.EnvelopeType);

    private static string? MimeOf(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'I', (byte)'D', (byte)'3', ..] => "audio/mpeg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', ..] => "image/webp",
        _ => null,
    };
}
