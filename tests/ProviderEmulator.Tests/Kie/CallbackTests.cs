using ProviderEmulator.Faults;
using ProviderEmulator.Kie;

namespace ProviderEmulator.Tests.Kie;

public sealed class CallbackTests
{
    private static string Flux(Mailbox mailbox) => $$$"""{"model":"flux-2/pro-text-to-image","callBackUrl":"{{{mailbox.Address}}}","input":{"prompt":"A studio","aspect_ratio":"1:1","resolution":"1K"}}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task Success_is_told_with_the_whole_record()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync();
        var task = await emulator.CreateAsync(Flux(mailbox));
        var letter = await mailbox.NextAsync();
        Shapes.Contains(
            """{"code":200,"msg":"Playground task completed successfully.","data":{"taskId":"281e5b0f39b9","model":"wan/3-0-video-prime","state":"success","param":"{}","resultJson":"{}","failCode":null,"failMsg":null,"costTime":148,"completeTime":1755597081000,"createTime":1755596933000,"updateTime":1755597081000,"creditsConsumed":100}}""",
            letter);
        Assert.Equal(task, (string?)letter["data"]!["taskId"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Failure_is_told_with_501_and_the_reason()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("kie", "create", FaultKind.TaskFails);
        await emulator.CreateAsync(Flux(mailbox));
        var letter = await mailbox.NextAsync();
        Shapes.Contains("""{"code":501,"msg":"Playground task failed.","data":{"taskId":"281e5b0f39b9","state":"fail","failCode":"500","failMsg":"Internal server error","resultJson":null,"costTime":0,"creditsConsumed":0}}""", letter);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Suno_calls_back_for_its_text_and_for_its_tracks()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync();
        await Emulator.BytesAsync(emulator.KieAsync("/v1/generate", $$"""{"prompt":"calm","customMode":false,"instrumental":true,"model":"V5","callBackUrl":"{{mailbox.Address}}"}"""));
        var (text, complete) = (await mailbox.NextAsync(), await mailbox.NextAsync());
        Assert.Equal(("text", "complete"), ((string?)text["data"]!["callbackType"], (string?)complete["data"]!["callbackType"]));
        Shapes.Contains("""{"code":200,"msg":"x","data":{"callbackType":"complete","task_id":"x","data":[{"id":"x","audio_url":"x","stream_audio_url":"x","image_url":"x","prompt":"x","model_name":"x","title":"x","tags":"x","createTime":"2025-01-01 00:00:00","duration":198.44}]}}""", complete);
    }

    [Fact]
    public void The_signature_is_that_of_the_reference() =>
        Assert.Equal("ZNiXSfmzyqOl9lcg0pa9/HGd3JsR4BBVGgrcB3DRduk=", KieCallbacks.Sign("kie-test-hmac-key", "281e5b0f39b9484c8f41b4a2d5f5c0aa", "1700000000"));

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_callback_is_signed_when_there_is_a_key()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync(options => options with { KieWebhookKey = "secret" });
        var task = await emulator.CreateAsync(Flux(mailbox));
        await mailbox.NextAsync();
        var headers = mailbox.Letters[0].Headers;
        Assert.Equal(KieCallbacks.Sign("secret", task, headers["X-Webhook-Timestamp"]!), (string?)headers["X-Webhook-Signature"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_lost_callback_leaves_the_poll()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("kie", "create", FaultKind.LostCallback);
        var record = await emulator.EndAsync(await emulator.CreateAsync(Flux(mailbox)));
        Assert.Equal("success", (string?)record["state"]);
        Assert.Empty(mailbox.Letters);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_duplicate_callback_comes_twice()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("kie", "create", FaultKind.DuplicateCallback);
        await emulator.CreateAsync(Flux(mailbox));
        Assert.Equal((string?)(await mailbox.NextAsync())["data"]!["taskId"], (string?)(await mailbox.NextAsync())["data"]!["taskId"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task An_early_callback_is_there_before_the_answer()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("kie", "create", FaultKind.EarlyCallback);
        var task = await emulator.CreateAsync(Flux(mailbox));
        Assert.Equal(task, (string?)Assert.Single(mailbox.Letters).Body["data"]!["taskId"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_forged_callback_claims_success_while_the_task_runs()
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var emulator = await Emulator.StartAsync(options => options with { KieWebhookKey = "secret" });
        emulator.Break("kie", "create", FaultKind.ForgedCallback);
        var task = await emulator.CreateAsync(Flux(mailbox));
        Assert.Contains("not-the-result", (string?)(await mailbox.NextAsync())["data"]!["resultJson"], StringComparison.Ordinal);
        var headers = mailbox.Letters[0].Headers;
        Assert.NotEqual(KieCallbacks.Sign("secret", task, headers["X-Webhook-Timestamp"]!), (string?)headers["X-Webhook-Signature"]);
        Assert.DoesNotContain("not-the-result", (string?)(await mailbox.NextAsync())["data"]!["resultJson"], StringComparison.Ordinal);
    }
}
