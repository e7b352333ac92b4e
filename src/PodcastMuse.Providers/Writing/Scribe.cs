using System.Text;
using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Writing.Answers;

namespace PodcastMuse.Providers.Writing;

/// <summary>
/// Puts questions to a model: streams the answer, reads it tolerantly, asks once more with the reason when it cannot be used, and keeps
/// what was paid for. Refusals and what comes twice in an unusable form are faults in plain words.
/// </summary>
internal sealed class Scribe(IChatClient chat, WriterModel model, IModelCalls calls, TimeProvider clock)
{
    // Models that think say nothing for minutes before their first word (providers' guides: up to two); after it, silence is a broken line.
    private static readonly TimeSpan FirstWord = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NextWord = TimeSpan.FromSeconds(90);

    private const int MostOfBadAnswer = 4_000;
    private const double CharactersPerWord = 9;

    private string Writer => model.Vendor is { } vendor ? $"{vendor}'s model {model.Name}" : $"The model {model.Name}";

    public Task<T> AskAsync<T>(Question<T> question, IProgress<double>? progress, CancellationToken cancellationToken) => calls.OnceAsync(
        string.Join('\n', question.Form, question.Instructions, question.Text),
        token => AnswerAsync(question, progress, token),
        cancellationToken);

    private async Task<Metered<T>> AnswerAsync<T>(Question<T> question, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        List<ChatMessage> talk = [new(ChatRole.System, question.Instructions), new(ChatRole.User, question.Text)];
        var used = new UsageDetails();
        var (reason, lesser) = ("", (Reading<T>.Lesser?)null);
        for (var round = 0; round < 2; round++)
        {
            var heard = await HearAsync(talk, question, round, progress, cancellationToken);
            used.Add(heard.Usage);
            switch (Judge(heard, question))
            {
                case Reading<T>.Fit(var value):
                    return new Metered<T>(value, UsageOf(used));
                case Reading<T>.Lesser usable:
                    (reason, lesser) = (usable.Reason, usable);
                    break;
                case Reading<T>.Unfit unfit:
                    reason = unfit.Reason;
                    break;
            }

            // A cut answer would only make the next one longer.
            if (!heard.IsCut && heard.Text.Length > 0)
                talk.Add(new ChatMessage(ChatRole.Assistant, heard.Text.Length > MostOfBadAnswer ? heard.Text.Shorten(MostOfBadAnswer) + " …" : heard.Text));
            talk.Add(new ChatMessage(ChatRole.User, Prompts.Prompts.Of("repair", ("reason", reason))));
        }

        if (lesser is not null)
            return new Metered<T>(lesser.Value, UsageOf(used));
        throw FaultException.Transient(Problems.ProviderUnavailable(
            Phrase.Of("writer_unusable", $"{Writer} answered twice in a form that cannot be used: {reason} Resume to try again, or choose another model.", ("provider", Writer))));
    }

    private Reading<T> Judge<T>(Heard heard, Question<T> question)
    {
        if (heard.IsRefused)
        {
            throw FaultException.Permanent(Problems.ContentRefused(
                Phrase.Of("writer_refused", $"{Writer} refused to write this: its content rules do not allow the subject or a source. Change title, idea or sources, or choose another model, then resume.", ("provider", Writer))));
        }

        if (heard.IsCut)
            return new Reading<T>.Unfit("it was cut off before its end. Write less.");
        return JsonAnswer.Find(heard.Text) is { } json
            ? question.Read(json)
            : new Reading<T>.Unfit(heard.Text.Length == 0 ? "it was empty." : "it holds no complete JSON.");
    }

    private async Task<Heard> HearAsync<T>(List<ChatMessage> talk, Question<T> question, int round, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = model.AnswerLimit(question.Words),
            ResponseFormat = ChatResponseFormat.ForJsonSchema(Prompts.Prompts.Schema(question.Form), question.Form),
        };
        for (var again = false; ; again = true)
        {
            var isHeard = false;
            try
            {
                return await ListenAsync(talk, options, Forward, cancellationToken);
            }
            // A stream that broke half way: whoever carries the calls cannot try that again, for part of it was handed out.
            catch (FaultException fault) when (fault.IsTransient && fault.RetryAfter is null && isHeard && !again)
            {
                continue;
            }

            void Forward(int characters)
            {
                isHeard = true;
                if (round == 0)
                    progress?.Report(Math.Min(0.95, characters / (CharactersPerWord * Math.Max(30, question.Words))));
            }
        }
    }

    private async Task<Heard> ListenAsync(List<ChatMessage> talk, ChatOptions options, Action<int> forward, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        using var silence = new CancellationTokenSource(FirstWord, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var (usage, finish, refused) = (new UsageDetails(), (ChatFinishReason?)null, false);
        try
        {
            await foreach (var update in chat.GetStreamingResponseAsync(talk, options, either.Token))
            {
                silence.CancelAfter(NextWord);
                text.Append(update.Text);
                finish = update.FinishReason ?? finish;
                foreach (var content in update.Contents)
                {
                    if (content is UsageContent counted)
                        usage.Add(counted.Details);
                    refused |= content is ErrorContent;
                }

                forward(text.Length);
            }
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw FaultException.Transient(Problems.ProviderUnavailable(Phrase.Of("writer_stopped", $"{Writer} stopped answering in the middle of its work.", ("provider", Writer))));
        }

        return new Heard(text.ToString(), finish == ChatFinishReason.Length, refused || finish == ChatFinishReason.ContentFilter, Counted(usage, talk, text));
    }

    /// <summary>Servers that do not count are counted for.</summary>
    private static UsageDetails Counted(UsageDetails usage, List<ChatMessage> talk, StringBuilder text) => usage.InputTokenCount > 0 || usage.OutputTokenCount > 0
        ? usage
        : new UsageDetails { InputTokenCount = talk.Sum(m => Material.PassageText.Tokens(m.Text)), OutputTokenCount = Material.PassageText.Tokens(text.ToString()) };

    private Usage UsageOf(UsageDetails used) => new(
        "tokens", (used.InputTokenCount ?? 0) + (used.OutputTokenCount ?? 0), model.Cost?.Invoke(used) ?? 0m);

    private sealed record Heard(string Text, bool IsCut, bool IsRefused, UsageDetails Usage);
}
