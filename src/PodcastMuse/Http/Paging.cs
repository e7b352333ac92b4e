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
    /// <summary>The page of an ordered query, in one round trip unless the page lies beyond the end.</summary>
    public static async Task<PageOf<T>> PageAsync<T>(this IQueryable<T> ordered, PageQuery page, CancellationToken cancellationToken)
    {
        var skip = (int)Math.Min((long)(page.Number - 1) * page.Size, int.MaxValue);
        var rows = await ordered.Skip(skip).Take(page.Size).Select(item => new { item, total = ordered.Count() }).ToListAsync(cancellationToken);
        var total = rows is [var first, ..] ? first.total : skip == 0 ? 0 : await ordered.CountAsync(cancellationToken);
        return new PageOf<T>(rows.ConvertAll(row => row.item), total, page.Number, page.Size);
    }

    /// <summary>The page of a list that is short by nature and here already.</summary>
    public static PageOf<T> Page<T>(this IReadOnlyList<T> all, PageQuery page)
    {
        var skip = (int)Math.Min((long)(page.Number - 1) * page.Size, all.Count);
        return new PageOf<T>([.. all.Skip(skip).Take(page.Size)], all.Count, page.Number, page.Size);
    }

    /// <summary>The same page of what its items become.</summary>
    public static PageOf<TOther> ConvertAll<T, TOther>(this PageOf<T> page, Func<T, TOther> convert) =>
        new([.. page.Items.Select(convert)], page.Total, page.Page, page.PageSize);
}
