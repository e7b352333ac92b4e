using System.Collections.Frozen;
using System.Text;

namespace PodcastMuse.Accounts;

/// <summary>
/// What a new password must be, after NIST SP 800-63B §3.1.1.2: long enough, not one of those that everybody tries first, not the
/// address it belongs to. No rules of composition, which only make passwords worse.
/// </summary>
internal static class PasswordRules
{
    private const int Least = 8;
    private const int Most = 128;

    /// <summary>Leading words of guessing lists, at least eight characters long; digits and marks around them change nothing.</summary>
    private static readonly FrozenSet<string> Commonest = (
        "password passwort motdepasse contraseña senha123 qwertyuiop qwertyui asdfghjkl zxcvbnm1 zxcvbnmm 1q2w3e4r 1qaz2wsx q1w2e3r4 qazwsxedc "
        + "12345678 123456789 1234567890 87654321 987654321 0987654321 11111111 00000000 22222222 88888888 99999999 12341234 11223344 112233445566 "
        + "12344321 147258369 123123123 abcd1234 abcdefgh abc12345 abcdefghi a1b2c3d4 aaaaaaaa iloveyou iloveyou1 sunshine princess football baseball "
        + "superman batman123 starwars trustno1 whatever welcome1 welcome123 letmein1 letmein123 admin123 administrator changeme default1 "
        + "passw0rd p@ssw0rd p@ssword pa55word computer internet samsung1 michelle jennifer charlie1 jordan23 liverpool chelsea1 arsenal1 "
        + "barcelona realmadrid pokemon1 dragon123 monkey123 shadow123 master123 killer123 hunter2hunter2 mustang1 corvette mercedes "
        + "spiderman blink182 metallica slipknot nirvana1 chocolate butterfly elephant football1 basketball victoria alexander christian "
        + "secret123 test1234 testtest testing123 user1234 guest123 qwerty123 qwerty12 qwerty1234 1234qwer 123qweasd asdf1234 zaq12wsx "
        + "google123 facebook linkedin thailand bangkok1 sawasdee podcast1 podcastmuse podcast123 correcthorsebatterystaple")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>As passwords are compared: the same characters however they were typed (NFKC, SP 800-63B).</summary>
    public static string Normalise(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no normal form; it is compared as it came.
            return password;
        }
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Objection(string password, string email)
    {
        var length = Normalise(password).EnumerateRunes().Count();
        if (length < Least)
            return $"must have at least {Least} characters";
        if (length > Most)
            return $"must have at most {Most} characters";
        var plain = Normalise(password).ToLowerInvariant();
        if (Commonest.Contains(plain) || Commonest.Contains(plain.TrimEnd("0123456789!?.*#$".ToCharArray())) || plain.Distinct().Count() <= 2)
            return "is one of the first that anybody would try; choose another";
        var local = email.Split('@')[0];
        return plain == email || (local.Length >= 4 && plain.TrimEnd("0123456789!?.*#$".ToCharArray()) == local)
            ? "must not be your e-mail address"
            : null;
    }
}
