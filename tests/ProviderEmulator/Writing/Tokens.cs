using System.Text;

namespace ProviderEmulator.Writing;

/// <summary>
/// The emulator's metering of text: one token for every four UTF-8 bytes, rounded up, and four more for each message's frame.
/// English comes out near what real tokenizers count; Thai (three bytes a letter) at three quarters of a token a letter, a little above.
/// </summary>
internal static class Tokens
{
    public const int PerMessage = 4;

    public static int Count(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    public static int Count(IReadOnlyList<PromptMessage> messages) => messages.Sum(message => Count(message.Text) + PerMessage);
}
