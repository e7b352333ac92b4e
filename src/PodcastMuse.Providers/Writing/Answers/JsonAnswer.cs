using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PodcastMuse.Providers.Writing.Answers;

/// <summary>
/// Finds the JSON in what a model wrote: after its thinking, within fences, between words, with trailing commas, comments or raw line
/// breaks in its strings.
/// </summary>
internal static partial class JsonAnswer
{
    private const int MostStarts = 40;

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    /// <summary>The largest object or array there is; null when there is none that ends.</summary>
    public static JsonElement? Find(string text)
    {
        var said = AfterThinking(text);
        return Largest(said) ?? Largest(WithoutRawBreaks(said));
    }

    private static string AfterThinking(string text)
    {
        var end = text.LastIndexOf("</think>", StringComparison.OrdinalIgnoreCase);
        if (end >= 0)
            return text[(end + "</think>".Length)..];
        var other = ThinkingTags().Matches(text);
        return other.Count > 0 ? text[(other[^1].Index + other[^1].Length)..] : text;
    }

    private static JsonElement? Largest(string text)
    {
        var (found, length) = ((JsonElement?)null, 0);
        var starts = 0;
        for (var at = text.AsSpan().IndexOfAny('{', '['); at >= 0 && starts < MostStarts && text.Length - at > length; starts++)
        {
            var (element, taken) = Parse(text.AsSpan(at));
            if (element is not null && taken > length)
                (found, length) = (element, taken);
            var next = at + Math.Max(1, element is null ? 1 : taken);
            var offset = next < text.Length ? text.AsSpan(next).IndexOfAny('{', '[') : -1;
            at = offset < 0 ? -1 : next + offset;
        }

        return found;
    }

    private static (JsonElement? Element, int Taken) Parse(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var size = Encoding.UTF8.GetBytes(text, bytes);
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, size), Lenient);
            using var document = JsonDocument.ParseValue(ref reader);
            return (document.RootElement.Clone(), Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed));
        }
        catch (JsonException)
        {
            return (null, 0);
        }
    }

    private static string WithoutRawBreaks(string text)
    {
        var mended = new StringBuilder(text.Length);
        var (inside, escaped) = (false, false);
        foreach (var c in text)
        {
            if (inside && char.IsControl(c))
                mended.Append(c is '\n' ? "\\n" : " ");
            else
                mended.Append(c);
            inside = c == '"' && !escaped ? !inside : inside;
            escaped = c == '\\' && !escaped;
        }

        return mended.ToString();
    }

    // Channels and tags of open models that think aloud.
    [GeneratedRegex(@"</(?:thinking|reasoning|reflection)>|<\|channel\|>final<\|message\|>|\[/THINK\]|<\|end_of_thought\|>", RegexOptions.IgnoreCase)]
    private static partial Regex ThinkingTags();
}
