using PodcastMuse.Accounts;

namespace PodcastMuse.Notifications;

/// <summary>A subject and a text.</summary>
internal sealed record Letter(string Subject, string Text);

/// <summary>What is written to users, in English and Thai. Plain words: what happened, what was not charged, what to do next.</summary>
internal static class Wording
{
    private const string Thai = "th";

    public static Letter OfAccount(AccountMail mail, Uri web) => (mail.Kind, mail.Language) switch
    {
        (AccountMailKind.Verification, Thai) => Write(
            "ยืนยันอีเมลของคุณ", $"ยินดีต้อนรับสู่ Podcast Muse\n\nเปิดลิงก์นี้ภายในสามวันเพื่อยืนยันว่าอีเมลนี้เป็นของคุณ\n{Link(web, "verify-email", mail)}\n\nหากคุณไม่ได้สมัคร ไม่ต้องทำอะไร"),
        (AccountMailKind.Verification, _) => Write(
            "Confirm your e-mail address",
            $"Welcome to Podcast Muse.\n\nOpen this link within three days to show that this address is yours:\n{Link(web, "verify-email", mail)}\n\nIf you did not register, there is nothing you need to do."),
        (AccountMailKind.PasswordReset, Thai) => Write(
            "ตั้งรหัสผ่านใหม่", $"มีคำขอตั้งรหัสผ่านใหม่สำหรับบัญชีของคุณ เปิดลิงก์นี้ภายในหนึ่งชั่วโมง\n{Link(web, "reset-password", mail)}\n\nหากคุณไม่ได้เป็นผู้ขอ ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้"),
        (AccountMailKind.PasswordReset, _) => Write(
            "Choose a new password",
            $"Somebody asked for a new password for your account. Open this link within an hour to choose one:\n{Link(web, "reset-password", mail)}\n\nIf it was not you, there is nothing you need to do: your password stays as it is."),
        (AccountMailKind.PasswordChanged, Thai) => Write(
            "รหัสผ่านของคุณถูกเปลี่ยนแล้ว", $"รหัสผ่านของบัญชี Podcast Muse ถูกเปลี่ยน และทุกอุปกรณ์ถูกออกจากระบบแล้ว\n\nหากคุณไม่ได้เปลี่ยน ให้ตั้งรหัสผ่านใหม่ทันทีที่\n{new Uri(web, "forgot-password")}"),
        (AccountMailKind.PasswordChanged, _) => Write(
            "Your password was changed",
            $"The password of your Podcast Muse account was changed, and all devices were signed out.\n\nIf it was not you, choose a new one at once:\n{new Uri(web, "forgot-password")}"),
        (AccountMailKind.AccountErased, Thai) => Write(
            "บัญชีของคุณถูกลบแล้ว", "บัญชี Podcast Muse ของคุณ พร้อมโปรเจกต์และไฟล์ทั้งหมด ถูกลบแล้ว และไม่สามารถกู้คืนได้"),
        _ => Write("Your account was erased", "Your Podcast Muse account is erased, with all its projects and files. It cannot be brought back."),
    };

    public static Letter OfProduction(ProductionEnd end, string language) => (end.Outcome, language) switch
    {
        (ProductionOutcome.Completed, Thai) => new("ตอนของคุณเสร็จแล้ว", $"“{end.Title}” พร้อมให้ฟังและดาวน์โหลดแล้ว{Short(end, language)}"),
        (ProductionOutcome.Completed, _) => new("Your episode is ready", $"“{end.Title}” can be heard and downloaded.{Short(end, language)}"),
        (ProductionOutcome.Failed, Thai) => new(
            "สร้างตอนไม่สำเร็จ", $"“{end.Title}” สร้างไม่เสร็จ{Because(end, " สาเหตุ: ")} คืนเครดิตแล้ว {end.CreditsRefunded} เครดิต ส่วนที่ทำเสร็จยังอยู่ และทำต่อได้จากหน้าโปรเจกต์"),
        (ProductionOutcome.Failed, _) => new(
            "Your episode could not be finished",
            $"“{end.Title}” could not be finished.{Because(end, " ")} {Credits(end.CreditsRefunded)} went back to your balance. What was done is kept; you can go on from the project's page."),
        (_, Thai) => new("ยกเลิกการสร้างตอนแล้ว", $"ยกเลิกการสร้าง “{end.Title}” แล้ว คืนเครดิต {end.CreditsRefunded} เครดิต"),
        _ => new("Your episode was cancelled", $"“{end.Title}” was cancelled. {Credits(end.CreditsRefunded)} went back to your balance."),
    };

    public static string Open(Uri web, Guid projectId, string language) =>
        language == Thai ? $"เปิดโปรเจกต์: {new Uri(web, $"projects/{projectId:D}")}" : $"Open the project: {new Uri(web, $"projects/{projectId:D}")}";

    private static Letter Write(string subject, string text) => new(subject, text + "\n\nPodcast Muse\n");

    private static Uri Link(Uri web, string page, AccountMail mail) => new(web, $"{page}?token={mail.Token}");

    private static string Short(ProductionEnd end, string language) => end.Shortfall is not { } shortfall ? ""
        : language == Thai ? $" ขอไว้ {Shortfall.Clock(shortfall.Wanted)} แต่เนื้อหามีเพียง {Shortfall.Clock(shortfall.Seconds)}"
        : $" {Shortfall.Clock(shortfall.Wanted)} were asked for; the material has no more than {Shortfall.Clock(shortfall.Seconds)}.";

    private static string Because(ProductionEnd end, string lead) => string.IsNullOrWhiteSpace(end.Reason) ? "" : lead + end.Reason.Trim();

    private static string Credits(int count) => count == 1 ? "1 credit" : $"{count} credits";
}
