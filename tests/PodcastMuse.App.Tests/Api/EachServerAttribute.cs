using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace PodcastMuse.App.Tests.Api;

/// <summary>Runs a theory once on each kind of server: <c>[Theory, EachServer] public async Task X(ServerKind kind)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachServerAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<ServerKind>().Select(kind => new TheoryDataRow<ServerKind>(kind))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
