using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProviderEmulator.Wire;

namespace ProviderEmulator.ElevenLabs;

/// <summary>The addresses below <c>/elevenlabs</c> (reference C.1–C.4).</summary>
internal sealed class ElevenLabsEndpoints(EmulatorOptions options, Reception reception, ElevenLabsDialect dialect, ElevenLabsSpeech speech)
{
    private const int UsualPage = 10;

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/elevenlabs");
        Speech(api, "", SpeechVariant.Audio);
        Speech(api, "/stream", SpeechVariant.Audio);
        Speech(api, "/with-timestamps", SpeechVariant.WithTimestamps);
        Speech(api, "/stream/with-timestamps", SpeechVariant.StreamWithTimestamps);
        Get(api, "/v1/voices", "voices", call => Reply.Json(new JsonObject { ["voices"] = new JsonArray([.. ElevenLabsVoices.Describe(options.Clock.GetUtcNow())]) }));
        Get(api, "/v2/voices", "voices", Page);
        Get(api, "/v1/user", "user", call => call.Account.Traits.Restricted ? dialect.Refuse(new Refusal.Restricted(), call.Account) : Reply.Json(User(call)));
        Get(api, "/v1/user/subscription", "user", call => call.Account.Traits.Restricted ? dialect.Refuse(new Refusal.Restricted(), call.Account) : Reply.Json(Subscription(call)));
        Get(api, "/v1/models", "models", _ => Reply.Json(new JsonArray([.. ElevenLabsModel.All.Values.Select(model => model.Describe())])));
        routes.Map("/elevenlabs/{**path}", async (HttpContext http) =>
        {
            http.Response.StatusCode = 404;
            await http.Response.WriteAsJsonAsync(new JsonObject { ["detail"] = "Not Found" });
        });
    }

    private void Speech(RouteGroupBuilder api, string suffix, SpeechVariant variant)
    {
        api.MapPost("/v1/text-to-speech/{voice}" + suffix, reception.Serve(dialect, "speech", (call, stop) => speech.SpeakAsync(call, variant, stop)));
        api.MapPost("/v1/text-to-dialogue" + suffix, reception.Serve(dialect, "dialogue", (call, stop) => speech.ConverseAsync(call, variant, stop)));
    }

    private void Get(RouteGroupBuilder api, string path, string name, Func<Incoming, Reply> answer) =>
        api.MapGet(path, reception.Serve(dialect, name, answer));

    private Reply Page(Incoming call)
    {
        var all = ElevenLabsVoices.Describe(options.Clock.GetUtcNow());
        var size = int.TryParse(call.Request.Query["page_size"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 100) : UsualPage;
        var from = int.TryParse(call.Request.Query["next_page_token"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var hasMore = from + size < all.Count;
        return Reply.Json(new JsonObject
        {
            ["voices"] = new JsonArray([.. all.Skip(from).Take(size)]),
            ["has_more"] = hasMore,
            ["total_count"] = all.Count,
            ["next_page_token"] = hasMore ? (from + size).ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    private JsonObject User(Incoming call) => new()
    {
        ["user_id"] = "emulator-user",
        ["subscription"] = Subscription(call),
        ["is_new_user"] = false,
        ["xi_api_key"] = null,
        ["can_use_delayed_payment_methods"] = false,
        ["is_onboarding_completed"] = true,
        ["is_onboarding_checklist_completed"] = true,
        ["first_name"] = "Emulator",
        ["created_at"] = options.Clock.GetUtcNow().ToUnixTimeSeconds(),
        ["seat_type"] = "workspace_admin",
    };

    private JsonObject Subscription(Incoming call) => new()
    {
        ["tier"] = "creator",
        ["character_count"] = (long)(call.Account.Start - call.Account.Balance),
        ["character_limit"] = (long)call.Account.Start,
        ["max_character_limit_extension"] = null,
        ["can_extend_character_limit"] = false,
        ["allowed_to_extend_character_limit"] = false,
        ["next_character_count_reset_unix"] = options.Clock.GetUtcNow().AddDays(20).ToUnixTimeSeconds(),
        ["voice_slots_used"] = 0,
        ["professional_voice_slots_used"] = 0,
        ["voice_limit"] = 30,
        ["voice_add_edit_counter"] = 0,
        ["professional_voice_limit"] = 1,
        ["can_extend_voice_limit"] = false,
        ["can_use_instant_voice_cloning"] = true,
        ["can_use_professional_voice_cloning"] = true,
        ["currency"] = "usd",
        ["status"] = "active",
        ["billing_period"] = "monthly_period",
        ["character_refresh_period"] = "monthly_period",
    };
}
