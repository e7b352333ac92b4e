namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>That one type of ours names another type, ours or not, anywhere: signature, attribute, method body, lambda or generic argument.</summary>
internal sealed record Use(string From, string FromNamespace, string To, string ToNamespace);
