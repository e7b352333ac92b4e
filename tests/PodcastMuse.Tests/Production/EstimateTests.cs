using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Production;
using PodcastMuse.Production.Orders;
using PodcastMuse.Tests.Production.Faults;

namespace PodcastMuse.Tests.Production;

/// <summary>
/// What an order is foretold to cost outside is what the emulator meters, to a tenth: whole orders through the real engine, with everything
/// that a writer asks again and a voice speaks again until the length is right.
/// </summary>
[Trait("Length", "Long")]
public sealed class EstimateTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string English = "In observation number {0} the dancer turned {1} degrees away from the vertical, and her sisters left the hive in that direction to look for clover and thyme.\n";
    private const string Thai = "ในการสังเกตครั้งที่ {0} ผึ้งนักเต้นหันออกจากแนวดิ่ง {1} องศา แล้วพี่น้องของมันก็บินออกจากรังไปในทิศทางนั้นเพื่อหาดอกไม้\n";

    private MatrixRoom? _room;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, int, bool> Orders
    {
        get
        {
            var orders = new TheoryData<string, string, string, int, bool>();
            foreach (var language in (string[])["en", "th"])
            {
                foreach (var (minutes, withSource) in ((int, bool)[])[(1, true), (3, true), (8, false), (20, true)])
                {
                    foreach (var (text, speech) in ((string, string)[])[("openai", "openai"), ("google", "google"), ("openai", "elevenlabs"), ("google", "kie")])
                        orders.Add(text, speech, language, minutes, withSource);
                }
            }

            return orders;
        }
    }

    public async ValueTask InitializeAsync() => _room = await MatrixRoom.OpenAsync(isCalledBack: false, Stop);

    public async ValueTask DisposeAsync()
    {
        if (_room is { } room)
            await room.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task What_an_order_costs_outside_is_foretold_to_a_tenth(string text, string speech, string language, int minutes, bool withSource)
    {
        var user = await _room!.NewUserAsync(100);
        _room.Keys.Give(user, text, KeyOf(text));
        _room.Keys.Give(user, speech, KeyOf(speech));
        var request = new PodcastRequest
        {
            Title = language == "th" ? "ผึ้งเต้นรำ" : "How bees dance",
            Description = language == "th" ? withSource ? "ผึ้งบอกทางไปหาดอกไม้ให้กันและกันด้วยการเต้นรำบนรวงรัง" : SourceOf("th").ReplaceLineEndings(" ") : withSource ? "How honeybees tell each other where the flowers are by dancing on the comb." : SourceOf("en").ReplaceLineEndings(" "),
            Language = language,
            TargetDuration = minutes,
            VideoMotion = "none",
            Sources = withSource ? [new SourceRequest(Text: SourceOf(language), Title: "Bees")] : null,
            Providers = new Dictionary<string, string> { ["text"] = text, ["speech"] = speech, ["image"] = "built-in" },
        };
        var (estimate, problem) = await _room.Get<Estimator>().EstimateAsync(user, request, Stop);
        Assert.Null(problem);

        var taken = Assert.IsType<Taken.Started>(await _room.Get<Intake>().TakeAsync(user, request, Stop));
        var steps = await new MatrixEpisode(_room, user, taken.ProjectId, taken.ProductionId).EndAsync();

        Assert.All(steps!, step => Assert.True(step.Status == StepStatus.Completed, step.Message));
        var paid = _room.Emulator.Ledger.Entries;
        var spoken = paid.Where(e => e.Call is "speech" or "generate.speech" or "create.dialogue").ToList();
        foreach (var (capability, usd) in (ValueTuple<string, decimal>[])[("text", paid.Except(spoken).Sum(e => e.CostUsd)), ("speech", spoken.Sum(e => e.CostUsd))])
        {
            var foretold = estimate!.OutsideCosts.Single(c => c.Capability == capability).EstimatedCost!.Value;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"RATIO {text}/{speech} {language} {minutes} {(withSource ? "source" : "idea")} {capability}: {foretold / usd:0.000} ({paid.Count - spoken.Count} texts, {spoken.Count} lines)"));
        }

        Assert.InRange(estimate!.OutsideCosts.Sum(c => c.EstimatedCost!.Value), paid.Sum(e => e.CostUsd) * 0.9m, paid.Sum(e => e.CostUsd) * 1.1m);
    }

    private static string SourceOf(string language) => string.Concat(Enumerable.Range(1, 60).Select(i => string.Format(CultureInfo.InvariantCulture, language == "th" ? Thai : English, i, i * 7)));

    private static string KeyOf(string provider) => provider switch
    {
        "openai" => "sk-good-0123456789abcdefghij",
        "google" => "AQ.good-0123456789abcdefghij",
        "elevenlabs" => "good0123456789abcdefghijklmnopqrstuv",
        _ => "unlimited-0123456789abcdef",
    };
}
