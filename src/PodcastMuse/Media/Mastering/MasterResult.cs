using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>A finished master. Blocks encoded and reused tell how much of the MP3 was new work.</summary>
public sealed record MasterResult(
    Timeline Timeline,
    MasteringCertificate Certificate,
    string WavPath,
    string Mp3Path,
    string CertificatePath,
    int BlocksEncoded,
    int BlocksReused);
