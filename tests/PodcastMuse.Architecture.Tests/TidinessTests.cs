using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PodcastMuse.Architecture.Tests;

/// <summary>What the house style asks of every file and every public type.</summary>
public sealed partial class TidinessTests
{
    private const int Ceiling = 400;

    public static TheoryData<string> Assemblies() => ["PodcastMuse", "PodcastMuse.Providers", "PodcastMuse.Sqlite", "muse"];

    [Fact]
    public void No_source_file_is_longer_than_the_ceiling() =>
        Verdict.Holds(Repository.Files()
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(file => (File: file, Lines: File.ReadLines(Repository.PathOf(file)).Count()))
            .Where(file => file.Lines > Ceiling)
            .Select(file => $"{file.File} has {file.Lines} lines, more than {Ceiling}: it does more than one thing"));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_public_type_says_why_it_exists(string name)
    {
        var assembly = Assembly.Load(name);
        var summarised = XDocument.Load(Path.Combine(AppContext.BaseDirectory, name + ".xml"))
            .Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet();

        Verdict.Holds(assembly.GetExportedTypes()
            .Where(type => !type.IsNested && type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) != true)
            .Select(type => type.FullName!)
            .Where(type => !summarised.Contains("T:" + type))
            .Select(type => $"{type} has no summary"));
    }

    [Fact]
    public void No_file_names_a_path_of_one_machine() =>
        Verdict.Holds(Repository.Files()
            .Where(IsText)
            .SelectMany(file => File.ReadLines(Repository.PathOf(file)).Select((line, index) => (Place: $"{file}:{index + 1}", Line: line)))
            .Where(line => HomeFolder().IsMatch(line.Line) || line.Line.Contains(Repository.Root, StringComparison.Ordinal))
            .Select(line => $"{line.Place}: {line.Line.Trim()}"));

    [Theory]
    [InlineData("var path = \"/home/" + "anna/audio.wav\";", true)]
    [InlineData("C:\\Users\\" + "anna\\audio.wav", true)]
    [InlineData("served from /home and /users", false)]
    public void A_home_folder_is_known_when_seen(string line, bool expected) => Assert.Equal(expected, HomeFolder().IsMatch(line));

    [GeneratedRegex(@"(/home/|/Users/|[A-Z]:\\Users\\|/root/)[A-Za-z0-9_.-]+[/\\]")]
    private static partial Regex HomeFolder();

    private static bool IsText(string file) =>
        Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" or ".slnx" or ".json" or ".md" or ".yml" or ".yaml" or ".sh" or ".ts" or ".tsx" or ".txt" or "";
}
