using PodcastMuse.Architecture.Tests.Rules;

namespace PodcastMuse.Architecture.Tests;

/// <summary>The rules of ARCHITECTURE.md, held against the product as it was built.</summary>
public sealed class HouseTests
{
    /// <summary>Http is the folder of what all endpoints share.</summary>
    public static bool MayNameAspNetCore(string folder, string type) =>
        folder == "PodcastMuse.Http" || type.EndsWith("Endpoints", StringComparison.Ordinal) || type.EndsWith("Feature", StringComparison.Ordinal);

    [Fact]
    public void Arrows_between_folders_point_down() =>
        Verdict.Holds(FloorRule.Broken(House.Folders, FolderUse.Between(House.UsesOfProduct, "PodcastMuse")));

    [Fact]
    public void No_circle_runs_through_the_folders_within_a_folder() =>
        Verdict.Holds(House.Folders.SelectMany(folder => CircleRule.Broken(FolderUse.Between(House.UsesOfProduct, $"PodcastMuse.{folder}"))));

    /// <summary>What adapters share; it knows none of them.</summary>
    private static readonly HashSet<string> SharedByAdapters = ["Calls", "Catalogue", "Prompting", "Writing"];

    [Fact]
    public void Adapters_do_not_know_each_other() =>
        Verdict.Holds(FolderUse.Between(House.UsesOfProviders.Where(use => use.To.StartsWith("PodcastMuse.Providers.", StringComparison.Ordinal)), "PodcastMuse.Providers")
            .Where(use => House.Providers.GetType(use.Example.To.Replace('/', '+')) is not null)
            .Where(use => !SharedByAdapters.Contains(use.To))
            .Select(use => $"{use.From} uses {use.To}: {use.Example.From} → {use.Example.To}"));

    [Fact]
    public void Only_endpoints_features_and_the_app_name_aspnetcore() =>
        Verdict.Holds(OutsideRule.Broken([.. House.UsesOfProduct, .. House.UsesOfProviders], ["Microsoft.AspNetCore"], MayNameAspNetCore));

    [Theory]
    [InlineData("Sqlite", "PodcastMuse.Sqlite")]
    [InlineData("Npgsql", "PodcastMuse.Postgres")]
    [InlineData("StackExchange", "PodcastMuse.Redis")]
    [InlineData("AWSSDK", "PodcastMuse.S3")]
    public void Only_its_own_project_touches_a_store(string library, string project) =>
        Verdict.Holds(new[] { House.Product, House.Providers, House.App }.SelectMany(assembly => ReferenceRule.Broken(assembly, library, project)));

    [Fact]
    public void The_product_was_looked_at_at_all()
    {
        Assert.Contains("Kernel", House.Folders);
        Assert.Contains(FolderUse.Between(House.UsesOfProduct, "PodcastMuse"), use => use is { From: "Media", To: "Kernel" });
    }
}
