using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Storage;

namespace PodcastMuse.Production;

/// <summary>What a handler sees of its step. <see cref="Scratch"/> is an empty folder that is removed afterwards.</summary>
public sealed class StepContext(EpisodeProduction production, ProductionStep step, DataFolder folder) : IProgress<double>
{
    // Many steps ask somebody else for their work and need no folder.
    private readonly Lazy<string> _scratch = new(() => folder.NewScratch(step.Name));

    // A step that waited goes on with its last words; one that met a fault would go on telling of that.
    private volatile StepReport _latest = new(step.Progress, step.Faults == 0 ? new Phrase(step.Message ?? "", Phrase.ReadSaid(step.Said)) : StepWords.Beginning(step.Name));

    public Guid UserId => production.UserId;

    public Guid ProjectId => production.ProjectId;

    public Guid ProductionId => production.Id;

    public Guid StepId => step.Id;

    public ProductionSettings Settings => production.Settings;

    /// <summary>When the production was asked for; stands for "made at" wherever the same input must give the same file.</summary>
    public DateTimeOffset MadeAt => production.CreatedAt;

    /// <summary>When somebody first began the step, whoever finishes it.</summary>
    public DateTimeOffset BegunAt => step.StartedAt ?? production.CreatedAt;

    /// <summary>Part of every request where another take is wanted, so that the journal does not answer with the last one; else null.</summary>
    public Guid? Take => production.Settings.Anew ? production.Id : null;

    public string Scratch => _scratch.Value;

    internal StepReport Latest => _latest;

    internal Task DiscardAsync()
    {
        if (_scratch.IsValueCreated && Directory.Exists(Scratch))
            Directory.Delete(Scratch, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Reports progress; fraction of the step, 0–1. Cheap: the newest report is published once a second.</summary>
    public void Report(double fraction, Phrase message)
    {
        var percent = (int)Math.Clamp(fraction * 100, 0, 99);
        _latest = new StepReport(Math.Max(percent, _latest.Percent), message);
    }

    /// <summary>A part that only counts speaks in the step's own words.</summary>
    void IProgress<double>.Report(double value) => Report(value, _latest.Message.Words.Length > 0 ? _latest.Message : StepWords.Beginning(step.Name));

    /// <summary>Puts a file made in scratch on the project's shelf (the local file is consumed).</summary>
    public Task<Asset> PutAsync(AssetShelf shelf, string path, string localPath, double? durationSeconds, CancellationToken cancellationToken) =>
        shelf.PutAsync(UserId, ProjectId, step.Name, path, localPath, durationSeconds, cancellationToken);

    /// <summary>A local path to read one of the project's files from.</summary>
    public Task<string> FetchAsync(AssetShelf shelf, string path, CancellationToken cancellationToken) =>
        shelf.FetchAsync(UserId, ProjectId, path, cancellationToken);
}

internal sealed record StepReport(int Percent, Phrase Message);
