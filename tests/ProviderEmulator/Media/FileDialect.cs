using System.Globalization;
using Microsoft.AspNetCore.Http;
using ProviderEmulator.Accounts;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Media;

/// <summary>The hosts of result links: no keys, and refusals as object stores word them.</summary>
internal sealed class FileDialect(string provider, FileShelf shelf) : Dialect
{
    public override string Provider => provider;

    public override string KeyOf(HttpRequest request) => shelf.Find($"{provider}/{request.RouteValues["path"]}")?.Owner ?? "public";

    public override bool IsWellFormed(string key) => true;

    public override Reply Refuse(Refusal refusal, Account? account)
    {
        var status = refusal as Refusal.Status;
        var reply = Page(status?.Code ?? (refusal is Refusal.RateLimited ? 429 : 403), status?.Message ?? "AccessDenied");
        return status?.RetryAfter is { } seconds ? reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    public static Reply Page(int status, string code) =>
        Reply.Bytes(System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code></Error>"), "application/xml", status);
}
