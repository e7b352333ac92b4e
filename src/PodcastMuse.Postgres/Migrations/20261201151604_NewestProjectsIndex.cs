using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PodcastMuse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NewestProjectsIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_projects_user_id_fingerprint",
                table: "projects");

            migrationBuilder.CreateIndex(
                name: "ix_projects_user_id_created_at_id",
                table: "projects",
                columns: new[] { "user_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_projects_user_id_fingerprint",
                table: "projects",
                columns: new[] { "user_id", "fingerprint" },
                unique: true,
                filter: "fingerprint IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_projects_user_id_created_at_id",
                table: "projects");

            migrationBuilder.DropIndex(
                name: "ix_projects_user_id_fingerprint",
                table: "projects");

            migrationBuilder.CreateIndex(
                name: "ix_projects_user_id_fingerprint",
                table: "projects",
                columns: new[] { "user_id", "fingerprint" },
                unique: true);
        }
    }
}
