using PodcastMuse.Architecture.Tests.Rules;

namespace PodcastMuse.Architecture.Tests;

/// <summary>The rules, tried on houses that break them: a rule that cannot fail protects nothing.</summary>
public sealed class PlantedViolationTests
{
    private static readonly IReadOnlyList<Use> Planted = Uses.Of(typeof(PlantedViolationTests).Assembly);

    [Fact]
    public void Arrows_upwards_and_sideways_are_seen_wherever_they_hide()
    {
        var broken = FloorRule.Broken([], FolderUse.Between(Planted, "Planted"));

        Assert.Contains(broken, line => line.StartsWith("Kernel (floor 0) uses Production (floor 5)", StringComparison.Ordinal));
        Assert.Contains(broken, line => line.StartsWith("Media (floor 2) uses Providers (floor 2)", StringComparison.Ordinal));
        Assert.Contains(broken, line => line.StartsWith("Providers (floor 2) uses Media (floor 2)", StringComparison.Ordinal));
        Assert.DoesNotContain(broken, line => line.StartsWith("Production", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_floor_is_named() =>
        Assert.StartsWith("Folder Attic has no floor.", Assert.Single(FloorRule.Broken(["Kernel", "Attic"], [])), StringComparison.Ordinal);

    [Fact]
    public void Circles_are_seen_once_each()
    {
        var broken = CircleRule.Broken(FolderUse.Between(Planted, "Planted"));

        Assert.Equal(["Kernel → Production → Kernel", "Media → Providers → Media"], broken.Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void Only_a_type_that_may_name_the_web_names_it()
    {
        var broken = OutsideRule.Broken(
            Planted.Where(use => use.FromNamespace == "Planted.Web"), ["Microsoft.AspNetCore"], HouseTests.MayNameAspNetCore);

        Assert.All(broken, line => Assert.StartsWith("Planted.Web.Window may not name Microsoft.AspNetCore.Http", line, StringComparison.Ordinal));
        Assert.NotEmpty(broken);
    }

    [Fact]
    public void A_library_touched_outside_its_project_is_seen() =>
        Assert.Contains(
            "PodcastMuse.Architecture.Tests may not touch ArchUnitNET; only PodcastMuse.Gate may",
            ReferenceRule.Broken(typeof(PlantedViolationTests).Assembly, "archunit", "PodcastMuse.Gate"));
}
