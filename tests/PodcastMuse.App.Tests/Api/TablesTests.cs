using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;

namespace PodcastMuse.App.Tests.Api;

/// <summary>The brief's four tables, as PostgreSQL itself tells them.</summary>
public sealed class TablesTests(Servers servers)
{
    private const string UsersKey = "FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE";

    private static readonly Table Users = new(
        "users",
        [
            "id uuid gen_random_uuid()", "email character varying(255)", "password_hash character varying(255)", "first_name character varying(100)",
            "last_name character varying(100)", "credits integer 0", "api_keys jsonb", "preferences jsonb '{}'::jsonb",
            "subscription_tier character varying(50) 'free'::character varying", "email_verified boolean false", "created_at timestamp with time zone now()",
            "updated_at timestamp with time zone now()", "last_login timestamp with time zone",
        ],
        ["UNIQUE INDEX ix_users_email ON public.users USING btree (email)"],
        [],
        "INSERT INTO users (email, password_hash) VALUES ('table@example.com', '')");

    private static readonly Table Projects = new(
        "projects",
        [
            "id uuid gen_random_uuid()", "user_id uuid", "title character varying(255)", "description text", "language character varying(10) 'en'::character varying",
            "target_duration_minutes integer", "voice_gender character varying(10)", "voice_tone character varying(50)", "script_template character varying(50)",
            "status character varying(20) 'draft'::character varying", "script_content text", "script_tokens integer", "audio_url character varying(500)",
            "audio_duration_seconds integer", "image_url character varying(500)", "video_url character varying(500)", "seo_metadata jsonb", "generation_log jsonb '[]'::jsonb",
            "total_credits_used integer 0", "created_at timestamp with time zone now()", "updated_at timestamp with time zone now()",
        ],
        [
            "INDEX idx_projects_user_id ON public.projects USING btree (user_id)", "INDEX idx_projects_status ON public.projects USING btree (status)",
            "INDEX idx_projects_created_at ON public.projects USING btree (created_at DESC)",
        ],
        [UsersKey],
        "INSERT INTO projects (user_id, title) VALUES ({0}, 'Bees')");

    private static readonly Table Transactions = new(
        "credit_transactions",
        [
            "id uuid gen_random_uuid()", "user_id uuid", "project_id uuid", "transaction_type character varying(20)", "amount integer", "balance_after integer",
            "step_name character varying(50)", "status character varying(20)", "external_reference character varying(100)", "metadata jsonb '{}'::jsonb",
            "created_at timestamp with time zone now()",
        ],
        [
            "INDEX idx_credit_transactions_user_id ON public.credit_transactions USING btree (user_id)",
            "INDEX idx_credit_transactions_created_at ON public.credit_transactions USING btree (created_at DESC)",
        ],
        [UsersKey],
        "INSERT INTO credit_transactions (user_id, transaction_type, amount, balance_after, status, seq) VALUES ({0}, 'bonus', 1, 1, 'completed', 1)");

    private static readonly Table Keys = new(
        "api_keys",
        [
            "id uuid gen_random_uuid()", "user_id uuid", "provider character varying(50)", "encrypted_key text", "key_hash character varying(255)",
            "last_used timestamp with time zone", "is_active boolean true", "created_at timestamp with time zone now()", "updated_at timestamp with time zone now()",
        ],
        ["INDEX idx_api_keys_user_provider ON public.api_keys USING btree (user_id, provider)"],
        [UsersKey],
        "INSERT INTO api_keys (user_id, provider, encrypted_key, key_hash) VALUES ({0}, 'google', '', '')");

    public static TheoryData<string> Names => [.. new[] { Users, Projects, Transactions, Keys }.Select(table => table.Name)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Names))]
    public async Task A_table_has_the_columns_types_defaults_and_indexes_of_the_brief(string name)
    {
        var table = new[] { Users, Projects, Transactions, Keys }.Single(t => t.Name == name);
        await using var db = await OpenAsync();
        var columns = await db.Database.SqlQuery<string>(
            $"""
             SELECT column_name || ' ' || data_type || CASE WHEN character_maximum_length IS NULL THEN '' ELSE '(' || character_maximum_length || ')' END
                 || CASE WHEN column_default IS NULL THEN '' ELSE ' ' || column_default END AS "Value"
             FROM information_schema.columns WHERE table_name = {name} AND table_schema = 'public'
             """).ToListAsync(Stop);
        Assert.Empty(table.Columns.Except(columns));
        var indexes = await db.Database.SqlQuery<string>($"""SELECT indexdef AS "Value" FROM pg_indexes WHERE tablename = {name}""").ToListAsync(Stop);
        Assert.All(table.Indexes, index => Assert.Contains(indexes, definition => definition.Contains(index, StringComparison.Ordinal)));
        var keys = await db.Database.SqlQuery<string>(
            $"""SELECT pg_get_constraintdef(oid) AS "Value" FROM pg_constraint WHERE conrelid = ({name})::regclass""").ToListAsync(Stop);
        Assert.All(table.Keys.Append("PRIMARY KEY (id)"), key => Assert.Contains(key, keys));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_row_needs_no_more_than_the_brief_asks_and_in_the_ledger_its_number(string name)
    {
        var table = new[] { Users, Projects, Transactions, Keys }.Single(t => t.Name == name);
        var owner = await (await servers.GetAsync(ServerKind.Scaled, Stop)).NewUserAsync(Stop, credits: 0);
        await using var db = await OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(table.Row, [owner.Id], Stop));
        await transaction.RollbackAsync(Stop);
    }

    private async Task<MuseDbContext> OpenAsync() =>
        await (await servers.GetAsync(ServerKind.Scaled, Stop)).Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);

    private sealed record Table(string Name, string[] Columns, string[] Indexes, string[] Keys, string Row);
}
