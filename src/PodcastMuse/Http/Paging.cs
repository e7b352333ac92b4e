using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Http;

/// <summary>Which part of a list is wanted. <c>[AsParameters] PageQuery page</c></summary>
public sealed record PageQuery(
    [property: FromQuery(Name = "page"), Range(1, 1_000_000), Description("From 1"), DefaultValue(1)] int? Page,
    [property: FromQuery(Name = "page_size"), Range(1, 100), Description("1–100"), DefaultValue(20)] int? PageSize)
{
    private const int DefaultSize = 20;

    internal int Number => Page ?? 1;

    internal int Size => PageSize ?? DefaultSize;
}

/// <summary>A part of a list, and how long the whole is.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize);

/// <summary>Takes pages of queries.</summary>
public static class Paging
{
    /// <summary>The page of an ordered query.</summary>
    public static async Task<PageOf<T>> PageAsync<T>(this IQueryable<T> ordered, PageQuery page, CancellationToken cancellationToken)
    {
        var total = await ordered.CountAsync(cancellationToken);
        var skip = (long)(page.Number - 1) * page.Size;
        var items = skip >= total ? [] : await ordered.Skip((int)skip).Take(page.Size).ToListAsync(cancellationToken);
        return new PageOf<T>(items, total, page.Number, page.Size);
    }
}
