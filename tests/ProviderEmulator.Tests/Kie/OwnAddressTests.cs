
namespace ProviderEmulator.Tests.Kie;

/// <summary>Flux Kontext, Suno and uploads, which have addresses and bodies of their own.</summary>
public sealed class OwnAddressTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact(Timeout = Emulator.Patience)]
    public async Task Flux_kontext_counts_its_states_in_numbers()
    {
        await using var emulator = await Emulator.StartAsync();
        var task = (string?)(await Emulator.JsonAsync(emulator.KieAsync("/v1/flux/kontext/generate", """{"prompt":"A studio","aspectRatio":"1:1","outputFormat":"png"}""")))["data"]!["taskId"];
        var record = await emulator.EndAsync("/v1/flux/kontext/record-info?taskId=" + task, data => (int)data["successFlag"]! != 0);
        Shapes.Contains("""{"taskId":"x","paramJson":"{}","createTime":"2026","completeTime":"2026","response":{"originImageUrl":"x","resultImageUrl":"x"},"successFlag":1,"errorCode":null,"errorMessage":""}""", record);
        Assert.NotEmpty(await emulator.Client.GetByteArrayAsync(new Uri((string)record["response"]!["resultImageUrl"]!)));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Suno_wants_a_callback_address_and_makes_two_tracks()
    {
        await using var emulator = await Emulator.StartAsync();
        const string song = "\"prompt\":\"calm\",\"customMode\":false,\"instrumental\":true,\"model\":\"V5\"";
        var refused = await Emulator.JsonAsync(emulator.KieAsync("/v1/generate", $"{{{song}}}"));
        Assert.Equal((422, "Please enter callBackUrl."), ((int)refused["code"]!, (string?)refused["msg"]));
        var task = (string?)(await Emulator.JsonAsync(emulator.KieAsync("/v1/generate", $"{{{song},\"callBackUrl\":\"http://127.0.0.1:9/\"}}")))["data"]!["taskId"];
        var record = await emulator.EndAsync("/v1/generate/record-info?taskId=" + task, data => (string?)data["status"] == "SUCCESS");
        Assert.Equal(2, record["response"]!["sunoData"]!.AsArray().Count);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Suno_knows_nothing_of_an_unknown_task_and_says_success()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/generate/record-info?taskId=0000"));
        Assert.Equal(200, (int)answer["code"]!);
        Assert.Null(answer["data"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task An_upload_can_be_fetched_and_used_as_input()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/file-base64-upload", $$"""{"base64Data":"data:image/png;base64,{{Pixel}}","uploadPath":"images/covers","fileName":"cover.png"}"""));
        Shapes.Contains("""{"success":true,"code":200,"msg":"File uploaded successfully","data":{"success":true,"fileName":"x","filePath":"x","downloadUrl":"x","fileSize":70,"mimeType":"image/png","uploadedAt":"2026"}}""", answer);
        var link = (string)answer["data"]!["downloadUrl"]!;
        Assert.Equal(Convert.FromBase64String(Pixel), await emulator.Client.GetByteArrayAsync(new Uri(link)));
        var created = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/createTask", $$$"""{"model":"hailuo/2-3-image-to-video-pro","input":{"prompt":"x","image_url":"{{{link}}}"}}"""));
        Assert.Equal(200, (int)created["code"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_file_sent_as_a_form_is_kept()
    {
        await using var emulator = await Emulator.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Convert.FromBase64String(Pixel)), "file", "a.png" }, { new StringContent("images"), "uploadPath" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "kie/api/file-stream-upload") { Content = form };
        request.Headers.Add("Authorization", "Bearer " + Emulator.KieKey);
        var answer = await Emulator.JsonAsync(emulator.Client.SendAsync(request));
        Assert.EndsWith("/images/a.png", (string?)answer["data"]!["downloadUrl"], StringComparison.Ordinal);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_download_link_is_made_for_own_files_only()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/common/download-url", """{"url":"https://example.org/a.png"}"""));
        Assert.Equal((422, "url is wrong"), ((int)answer["code"]!, (string?)answer["msg"]));
    }
}
