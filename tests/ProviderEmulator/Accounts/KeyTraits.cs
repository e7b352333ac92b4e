using System.Globalization;
using System.Text.RegularExpressions;

namespace ProviderEmulator.Accounts;

/// <summary>
/// How an account behaves, written in its key so that a person can choose it without any set-up: the words of README.md, anywhere
/// in the key, in any case. Keys of hexadecimal digits only carry none: "dead" is a number there.
/// </summary>
internal sealed partial record KeyTraits(
    bool Dead, bool NoQuota, bool Restricted, bool Unlimited, bool Legacy, int? Limited, int? Parallel, decimal? Credits)
{
    public static KeyTraits Of(string key) => Hexadecimal().IsMatch(key)
        ? new(false, false, false, false, false, null, null, null)
        : new(
            Has(key, "dead"), Has(key, "noquota"), Has(key, "restricted"), Has(key, "unlimited"), Has(key, "legacy"),
            Has(key, "unlimited") ? null : Count(LimitedForm().Match(key)), Count(ParallelForm().Match(key)), Count(CreditsForm().Match(key)));

    private static bool Has(string key, string word) => key.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static int? Count(Match match) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(sk_)?[0-9a-fA-F]+$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("limited([0-9]{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex LimitedForm();

    [GeneratedRegex("parallel([0-9]{1,4})", RegexOptions.IgnoreCase)]
    private static partial Regex ParallelForm();

    [GeneratedRegex("credits([0-9]{1,7})", RegexOptions.IgnoreCase)]
    private static partial Regex CreditsForm();
}
