using System.ComponentModel.DataAnnotations;

namespace PodcastMuse.Http;

/// <summary>Text that a person reads: no control characters except, where it may have several lines, line ends and tabs.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ReadableAttribute(bool isOneLine = false) : ValidationAttribute
{
    public bool IsOneLine => isOneLine;

    public override bool IsValid(object? value) => value is not string text || !text.Any(IsRefused);

    public override string FormatErrorMessage(string name) =>
        isOneLine ? "must be one line without control characters" : "must not hold control characters";

    private bool IsRefused(char c) => char.IsControl(c) && (isOneLine || c is not ('\n' or '\r' or '\t'));
}
