using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using PodcastMuse.Kernel;
using PodcastMuse.Vault;

namespace PodcastMuse.Tests.Vault;

public sealed class EnvelopeTests
{
    [Fact]
    public void Whatever_is_sealed_opens_as_it_was_and_never_twice_the_same() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[0, 600], Gen.String).Sample((key, plain, bound) =>
        {
            var envelope = Envelope.Seal(key, plain, bound);
            return Envelope.Open(key, envelope, bound).AsSpan().SequenceEqual(plain) && envelope != Envelope.Seal(key, plain, bound);
        });

    [Fact]
    public void A_changed_bit_a_wrong_key_or_another_place_does_not_open() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[1, 100], Gen.Int[0, 10_000]).Sample((key, plain, where) =>
        {
            var bytes = Convert.FromBase64String(Envelope.Seal(key, plain, "here"));
            bytes[where % bytes.Length] ^= (byte)(1 << (where % 8));
            Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(key, Convert.ToBase64String(bytes), "here"));
            Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(key, Envelope.Seal(key, plain, "here"), "there"));
            var other = key.ToArray();
            other[0] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(other, Envelope.Seal(key, plain, "here"), "here"));
        });

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AQID")]
    public void What_is_no_envelope_does_not_open(string text) =>
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(new byte[32], text, "here"));

    [Fact]
    public void A_secret_shows_itself_masked_and_forgets()
    {
        var bytes = Encoding.UTF8.GetBytes("sk-very-secret");
        var secret = Secret.Of(bytes);
        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", $"{secret}");
        Assert.Equal("""{"Key":"***"}""", JsonSerializer.Serialize(new { Key = secret }));
        Assert.DoesNotContain("secret", new PutKeyRequest(secret).ToString(), StringComparison.Ordinal);
        Assert.Equal("sk-very-secret", secret.Reveal());
        secret.Dispose();
        Assert.All(bytes, b => Assert.Equal(0, b));
        Assert.Equal("", secret.Reveal());
    }

    [Theory]
    [InlineData("openai", "sk-proj-abcdefghijklmnopqrstuvwxyz", null)]
    [InlineData("openai", "pk-abcdefghijklmnopqrstuvwxyz", "begin with sk-")]
    [InlineData("openai", "sk-short", "begin with sk-")]
    [InlineData("openai", "Bearer sk-abcdefghijklmnopqrstuvwxyz", "Bearer")]
    [InlineData("openai", "sk-abcdefghijklm nopqrstuvwxyz", "no key has")]
    [InlineData("openai", "sk-abcdefghijklmnopqrstuvwxyz\n", "no key has")]
    [InlineData("openai", "", "empty")]
    [InlineData("kie", "0123456789abcdef0123456789abcdef", null)]
    [InlineData("kie", "short", "KIE")]
    [InlineData("elevenlabs", "sk_0123456789abcdef0123456789abcdef0123456789abcdef", null)]
    [InlineData("elevenlabs", "0123456789abcdef0123456789abcdef", null)]
    [InlineData("elevenlabs", "xi-key", "ElevenLabs")]
    [InlineData("google", "AIzaSyA0123456789-abcdefghijklmnopqrstuv", "Google")]
    [InlineData("google", "AIzaSyA0123456789-abcdefghijklmnopqrstu", null)]
    [InlineData("google", "AQ.Ab8RN6IabcdefghijklmnopQ", null)]
    public void The_form_of_a_key_is_told_without_a_call(string provider, string key, string? words)
    {
        var objection = KeyFormats.Objection(provider, key, hasOwnAddress: false);
        if (words is null)
            Assert.Null(objection);
        else
            Assert.Contains(words, objection, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_the_users_own_takes_any_key() => Assert.Null(KeyFormats.Objection("openai", "ollama", hasOwnAddress: true));

    [Theory]
    [InlineData("https://llm.example.com/v1", true)]
    [InlineData("http://llm.example.com/v1", false)]
    [InlineData("https://user:pw@llm.example.com", false)]
    [InlineData("https://llm.example.com/v1?x=1", false)]
    [InlineData("https://localhost/v1", false)]
    [InlineData("https://127.0.0.1/v1", false)]
    [InlineData("https://2130706433/v1", false)]
    [InlineData("https://0x7f.1/v1", false)]
    [InlineData("https://[::1]/v1", false)]
    [InlineData("https://[::ffff:10.0.0.1]/v1", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("https://metadata.google.internal/", false)]
    [InlineData("https://printer.local/", false)]
    [InlineData("https://intranet/", false)]
    [InlineData("ftp://example.com/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("nonsense", false)]
    public void Only_public_addresses_take_keys(string address, bool isFine) =>
        Assert.Equal(isFine, KeyFormats.Objection(address, allowPrivate: false, out _) is null);

    [Fact]
    public void Self_hosters_may_point_keys_at_their_own_machines() =>
        Assert.Null(KeyFormats.Objection("http://localhost:11434/v1", allowPrivate: true, out _));

    [Fact]
    public void A_hint_never_shows_more_than_seven_characters() =>
        Gen.String[Gen.Char['!', '~'], 1, 500].Sample(key =>
        {
            var shown = KeyFormats.Hint(key).Replace("…", "", StringComparison.Ordinal).Length;
            return shown <= 7 && shown * 2 < key.Length;
        });
}
