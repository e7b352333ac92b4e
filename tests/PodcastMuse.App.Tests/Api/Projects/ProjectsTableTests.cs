using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api.Projects;

/// <summary>The brief's table of projects, as PostgreSQL itself tells it.</summary>
public sealed class ProjectsTableTests(Servers servers)
{
    private static readonly string[] Columns =
    [
        "id uuid gen_random_uuid()", "user_id uuid", "title character varying(255)", "description text", "language character varying(10) 'en'::character varying",
        "target_duration_minutes integer", "voice_gender character varying(10)", "voice_tone character varying(50)", "script_template character varying(50)",
        "status character varying(20) 'draft'::character varying", "script_content text", "script_tokens integer", "audio_url character varying(500)",
        "audio_duration_seconds integer", "image_url character varying(500)", "video_url character varying(500)", "seo_metadata jsonb", "generation_log jsonb '[]'::jsonb",
        "total_credits_used integer 0", "created_at timestamp with time zone now()", "updated_at timestamp with time zone now()",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_the_columns_types_defaults_and_indexes_of_the_brief()
    {
        var server = await servers.GetAsync(ServerKind.Scaled, Stop);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var columns = await db.Database.SqlQuery<string>(
            $"""
             SELECT column_name || ' ' || data_type || CASE WHEN character_maximum_length IS NULL THEN '' ELSE '(' || character_maximum_length || ')' END
                 || CASE WHEN column_default IS NULL THEN '' ELSE ' ' || column_default END AS "Value"
             FROM information_schema.columns WHERE table_name = 'projects' AND table_schema = 'public'
             """).ToListAsync(Stop);
        Assert.Empty(Columns.Except(columns));
        var indexes = await db.Database.SqlQuery<string>($"""SELECT indexdef AS "Value" FROM pg_indexes WHERE tablename = 'projects'""").ToListAsync(Stop);
        foreach (var index in new[] { "idx_projects_user_id ON public.projects USING btree (user_id)", "idx_projects_status ON public.projects USING btree (status)", "idx_projects_created_at ON public.projects USING btree (created_at DESC)" })
            Assert.Contains(indexes, definition => definition.Contains(index, StringComparison.Ordinal));
        var keys = await db.Database.SqlQuery<string>(
            $"""SELECT pg_get_constraintdef(oid) AS "Value" FROM pg_constraint WHERE conrelid = 'projects'::regclass""").ToListAsync(Stop);
        Assert.Contains("FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE", keys);
        Assert.Contains("PRIMARY KEY (id)", keys);
    }
}
