using System.Globalization;

namespace ProviderEmulator.Media;

internal enum AudioCodec
{
    Mp3,
    Wav,
    Pcm,
    Opus,
    Aac,
    Flac,
    MuLaw,
    ALaw,
}

/// <summary>How sound is written, always mono. Rate in Hz, bit rate in kbit/s (0 where it has no meaning).</summary>
internal sealed record AudioFormat(AudioCodec Codec, int Rate, int BitRate)
{
    /// <summary>KIE's files and ElevenLabs' default.</summary>
    public static readonly AudioFormat Mp3 = new(AudioCodec.Mp3, 44_100, 128);

    public string ContentType => Codec switch
    {
        AudioCodec.Mp3 => "audio/mpeg",
        AudioCodec.Wav => "audio/wav",
        AudioCodec.Pcm => "audio/pcm",
        AudioCodec.Opus => "audio/ogg",
        AudioCodec.Aac => "audio/aac",
        AudioCodec.Flac => "audio/flac",
        _ => "audio/basic",
    };

    public string Extension => Codec switch
    {
        AudioCodec.Opus => "ogg",
        AudioCodec.MuLaw or AudioCodec.ALaw => "raw",
        _ => Codec.ToString().ToLowerInvariant(),
    };

    /// <summary>ElevenLabs' names, e.g. <c>mp3_44100_128</c>; null for a name it does not have.</summary>
    public static AudioFormat? OfElevenLabs(string name)
    {
        string[] known =
        [
            "mp3_22050_32", "mp3_24000_48", "mp3_44100_32", "mp3_44100_64", "mp3_44100_96", "mp3_44100_128", "mp3_44100_192",
            "pcm_8000", "pcm_16000", "pcm_22050", "pcm_24000", "pcm_32000", "pcm_44100", "pcm_48000",
            "wav_8000", "wav_16000", "wav_22050", "wav_24000", "wav_32000", "wav_44100", "wav_48000",
            "opus_48000_32", "opus_48000_64", "opus_48000_96", "opus_48000_128", "opus_48000_192", "ulaw_8000", "alaw_8000",
        ];
        if (!known.Contains(name))
            return null;
        var parts = name.Split('_');
        var codec = parts[0] switch
        {
            "mp3" => AudioCodec.Mp3,
            "pcm" => AudioCodec.Pcm,
            "wav" => AudioCodec.Wav,
            "opus" => AudioCodec.Opus,
            "ulaw" => AudioCodec.MuLaw,
            _ => AudioCodec.ALaw,
        };
        return new(codec, int.Parse(parts[1], CultureInfo.InvariantCulture), parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0);
    }
}
