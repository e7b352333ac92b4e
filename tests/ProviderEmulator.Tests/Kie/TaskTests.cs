using System.Globalization;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Media;
using SkiaSharp;

namespace ProviderEmulator.Tests.Kie;

public sealed class TaskTests
{
    private const string Voice = "EkK5I93UQWFDigLMpZcX";
    private const string Speech = $$$"""{"model":"elevenlabs/text-to-speech-multilingual-v2","input":{"text":"Hello, and welcome to the show.","voice":"{{{Voice}}}","stability":0.5,"similarity_boost":0.75,"style":0,"speed":1}}""";
    private const string Flux = """{"model":"flux-2/pro-text-to-image","input":{"prompt":"A quiet radio studio at dusk","aspect_ratio":"16:9","resolution":"1K"}}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_created_task_is_told_by_a_hexadecimal_id()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/createTask", Speech));
        Shapes.Contains("""{"code":200,"msg":"success","data":{"taskId":"09e4987e60ef4b82c25e2650652989d6","recordId":"09e4987e60ef4b82c25e2650652989d6"}}""", answer);
        Assert.Matches("^[0-9a-f]{32}$", (string?)answer["data"]!["taskId"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_finished_record_has_the_shape_of_the_recorded_one_and_its_input_encoded_twice()
    {
        await using var emulator = await Emulator.StartAsync();
        var record = await emulator.EndAsync(await emulator.CreateAsync(Flux));
        Shapes.Contains("""{"taskId":"330a","model":"gpt","state":"success","param":"{}","resultJson":"{}","failCode":null,"failMsg":null,"costTime":55,"completeTime":1776862622656,"createTime":1776862567160,"updateTime":1776862622656,"creditsConsumed":5}""", record);
        var input = JsonNode.Parse((string)JsonNode.Parse((string)record["param"]!)!["input"]!)!;
        Assert.Equal("A quiet radio studio at dusk", (string?)input["prompt"]);
        Assert.Equal(5, (decimal)record["creditsConsumed"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_old_shape_lacks_the_newer_fields()
    {
        await using var emulator = await Emulator.StartAsync(options => options with { KieOldShape = true });
        var record = await emulator.EndAsync(await emulator.CreateAsync(Flux));
        Assert.Null(record["creditsConsumed"]);
        Assert.Null(record["updateTime"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_task_waits_generates_and_succeeds_in_this_order()
    {
        await using var emulator = await Emulator.StartAsync(options => options with { Latency = Latencies.Real.Times(0.1) });
        var task = await emulator.CreateAsync(Speech);
        var states = new List<string>();
        await emulator.EndAsync("/v1/jobs/recordInfo?taskId=" + task, record =>
        {
            states.Add((string)record["state"]!);
            Assert.Equal(states[^1] == "success", (string?)record["resultJson"] != "");
            return states[^1] == "success";
        });
        // A machine under load may not ask while a state lasts, but never sees them in another order.
        string[] order = ["waiting", "generating", "success"];
        Assert.Subset(order.ToHashSet(), states.ToHashSet());
        Assert.Equal(states.OrderBy(state => Array.IndexOf(order, state)), states);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_spoken_line_is_an_mp3_as_long_as_its_text()
    {
        await using var emulator = await Emulator.StartAsync();
        var record = await emulator.EndAsync(await emulator.CreateAsync(Speech));
        var frames = Mp3Frames.Find(await emulator.Client.GetByteArrayAsync(Emulator.LinkOf(record)));
        Assert.Equal(SpokenLength.Seconds("Hello, and welcome to the show.", Voice), frames.Count * 1152 / 44_100.0, 0.05);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_picture_has_the_ratio_asked_for()
    {
        await using var emulator = await Emulator.StartAsync();
        var record = await emulator.EndAsync(await emulator.CreateAsync(Flux));
        using var picture = SKBitmap.Decode(await emulator.Client.GetByteArrayAsync(Emulator.LinkOf(record)));
        Assert.Equal(16 / 9.0, (double)picture.Width / picture.Height, 0.05);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_clip_starts_from_a_picture_of_an_earlier_task()
    {
        await using var emulator = await Emulator.StartAsync();
        var picture = Emulator.LinkOf(await emulator.EndAsync(await emulator.CreateAsync(Flux)));
        var record = await emulator.EndAsync(await emulator.CreateAsync($$$"""{"model":"hailuo/2-3-image-to-video-standard","input":{"prompt":"slow push-in","image_url":"{{{picture}}}","duration":"6","resolution":"768P"}}"""));
        var clip = await emulator.Client.GetByteArrayAsync(Emulator.LinkOf(record));
        Assert.Equal("ftyp"u8, clip.AsSpan(4, 4));
        Assert.Equal(30, (decimal)record["creditsConsumed"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_picture_that_cannot_be_fetched_is_refused_with_451()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/createTask", $$$"""{"model":"hailuo/2-3-image-to-video-standard","input":{"prompt":"x","image_url":"{{{emulator.Host.Files}}}/kie/no.png"}}"""));
        Assert.Equal(451, (int)answer["code"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Credits_are_taken_at_success_only()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("kie", "create.image", FaultKind.TaskFails);
        var failed = await emulator.EndAsync(await emulator.CreateAsync(Flux));
        Assert.Equal(("fail", "500", 0m), ((string?)failed["state"], (string?)failed["failCode"], (decimal)failed["creditsConsumed"]!));
        Assert.Equal(100_000, (decimal)(await Emulator.JsonAsync(emulator.KieAsync("/v1/chat/credit")))["data"]!);
        await emulator.EndAsync(await emulator.CreateAsync(Flux));
        Assert.Equal(99_995, (decimal)(await Emulator.JsonAsync(emulator.KieAsync("/v1/chat/credit")))["data"]!);
        Assert.Equal(0.025m, Assert.Single(emulator.Host.Ledger.Entries).CostUsd);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Credits_taken_at_creation_come_back_when_the_task_fails()
    {
        await using var emulator = await Emulator.StartAsync(options => options with { KieChargesAtCreation = true });
        emulator.Break("kie", "create.image", FaultKind.TaskFails);
        await emulator.EndAsync(await emulator.CreateAsync(Flux));
        Assert.True(Assert.Single(emulator.Host.Ledger.Entries).Refunded);
        Assert.Equal(0, emulator.Host.Ledger.TotalUsd);
        Assert.Equal(100_000, (decimal)(await Emulator.JsonAsync(emulator.KieAsync("/v1/chat/credit")))["data"]!);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("recordInfo?taskId=00000000000000000000000000000000", 422, "recordInfo is null")]
    [InlineData("recordInfo", 400, "taskId parameter is required")]
    public async Task An_unknown_task_is_refused_within_a_200(string query, int code, string message)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.KieAsync("/v1/jobs/" + query);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((200, code, message), ((int)response.StatusCode, (int)answer["code"]!, (string?)answer["msg"]));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Another_key_does_not_see_the_task()
    {
        await using var emulator = await Emulator.StartAsync();
        var task = await emulator.CreateAsync(Flux);
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/recordInfo?taskId=" + task, key: "kie-another-key-0123456789"));
        Assert.Equal(422, (int)answer["code"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_twenty_first_creation_in_ten_seconds_is_refused()
    {
        await using var emulator = await Emulator.StartAsync();
        var codes = new List<int>();
        for (var i = 0; i < 21; i++)
            codes.Add((int)(await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/createTask", Flux, "kie-emulator-key-0123456789")))["code"]!);
        Assert.Equal([.. Enumerable.Repeat(200, 20), 429], codes);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("kie-key-dead-0123456789", 401)]
    [InlineData("short", 401)]
    [InlineData("", 401)]
    [InlineData("kie-key-noquota-0123456789", 402)]
    [InlineData("kie-key-credits4-0123456789", 402)]
    [InlineData("kie-key-restricted-0123456789", 433)]
    public async Task A_bad_key_is_refused_within_a_200(string key, int code)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.KieAsync("/v1/jobs/createTask", Flux, key);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((200, code), ((int)response.StatusCode, (int)answer["code"]!));
        Assert.Null(answer["data"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Speech_is_billed_by_the_thousand_begun()
    {
        await using var emulator = await Emulator.StartAsync();
        var text = string.Create(CultureInfo.InvariantCulture, $"{new string('a', 1000)}b");
        await emulator.EndAsync(await emulator.CreateAsync($$$"""{"model":"elevenlabs/text-to-speech-multilingual-v2","input":{"text":"{{{text}}}","voice":"{{{Voice}}}"}}"""));
        var entry = Assert.Single(emulator.Host.Ledger.Entries);
        Assert.Equal((24m, 0.12m, 1001m, "characters"), (entry.Credits, entry.CostUsd, entry.Units, entry.Unit));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_public_link_refuses_a_key()
    {
        await using var emulator = await Emulator.StartAsync();
        var link = Emulator.LinkOf(await emulator.EndAsync(await emulator.CreateAsync(Flux)));
        Assert.Equal("localhost", link.Host);
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Add("Authorization", "Bearer " + Emulator.KieKey);
        Assert.Equal(403, (int)(await emulator.Client.SendAsync(request)).StatusCode);
    }
}
