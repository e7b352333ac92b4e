namespace ProviderEmulator;

/// <summary>Where speech comes from: from flite and espeak-ng, or from a bank of speech-like sound that costs no process a call.</summary>
public enum MediaMode
{
    Spoken,
    Synthetic,
}

/// <summary>Everything that can be set before the emulator starts. The defaults answer at once and behave as the reference says.</summary>
public sealed record EmulatorOptions
{
    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    public string Listen { get; init; } = "127.0.0.1";

    public MediaMode Media { get; init; } = MediaMode.Spoken;

    public Latencies Latency { get; init; } = Latencies.None;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Everything that looks like chance (ids, request ids, garbage) follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Base address of result links as clients reach them; null means <c>http://localhost:PORT/files</c>, another host than the API's.</summary>
    public Uri? FilesAddress { get; init; }

    /// <summary>Life of result links; the reference's safe reading is 24 hours.</summary>
    public TimeSpan LinkLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a provider lets a call wait for a free place before it answers 429.</summary>
    public TimeSpan QueueWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>New generation requests per account in ten seconds (KIE, "Getting Started").</summary>
    public int KieCreatesPerTenSeconds { get; init; } = 20;

    /// <summary>Answer KIE's rate limit as HTTP 429 instead of code 429 within HTTP 200; the sources disagree.</summary>
    public bool KieHttp429 { get; init; }

    /// <summary>Take credits when a task is made and give them back when it fails, instead of taking them at success; unknown which is real.</summary>
    public bool KieChargesAtCreation { get; init; }

    /// <summary>The shape of April 2026: without <c>creditsConsumed</c> and <c>updateTime</c>.</summary>
    public bool KieOldShape { get; init; }

    /// <summary>Signs callbacks with this key when it is set.</summary>
    public string? KieWebhookKey { get; init; }

    /// <summary>ElevenLabs' error envelope of 2025, and OpenAI's single quota code, for every key. Keys containing "legacy" get them anyway.</summary>
    public bool LegacyErrors { get; init; }
}
