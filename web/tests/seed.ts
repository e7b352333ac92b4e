import { admin, ask, ended, linkIn, mailTo, register, type World } from "./world";

export const tea =
  "Tea is made by pouring hot water over leaves. Green tea wants water of about seventy five degrees, black tea wants it boiling. Two minutes are enough for green tea and four for black. Longer makes it bitter, because tannins leave the leaf more slowly than the aromas do. Water matters too: hard water dulls the taste and leaves a film on the cup.";
const rice =
  "ข้าวหอมมะลิเป็นข้าวพันธุ์พื้นเมืองของไทย ปลูกมากในภาคอีสาน กลิ่นหอมมาจากสารชนิดเดียวกับที่อยู่ในใบเตย ข้าวใหม่หอมกว่าข้าวเก่าแต่ต้องใส่น้ำน้อยกว่า ก่อนหุงควรซาวน้ำเพียงเบา ๆ เพื่อไม่ให้กลิ่นหายไป เมื่อข้าวสุกแล้วพักไว้สักสิบนาทีก่อนเปิดฝา เมล็ดข้าวจะนุ่มเสมอกัน";

export type Seeded = Awaited<ReturnType<typeof seed>>;

/** An admin with a finished episode in each language, a draft with a source, a key, words, and a purchase. */
export async function seed(world: World) {
  const tokens = await register(world, admin.email);
  const token = tokens.access_token;
  const post = <T>(path: string, json: unknown) => ask<T>(world, "POST", path, json, token);
  const verifying = new URL(linkIn(await mailTo(world.data, admin.email), "verify-email")).searchParams.get("token");
  await post("/auth/verify-email", { token: verifying });
  const order = { voice_tone: "friendly", template: "conversation", target_duration: 1, video_motion: "none" };
  const english = await post<{ project_id: string }>("/generate/podcast", {
    ...order,
    title: "What tea wants from water",
    description: "How hot, how long, and why hard water spoils it.",
    sources: [{ title: "Notes on tea", text: tea }],
    language: "en",
    image_style: "botanical",
  });
  const thai = await post<{ project_id: string }>("/generate/podcast", {
    ...order,
    title: "ข้าวหอมมะลิหอมเพราะอะไร",
    description: rice,
    language: "th",
    image_style: "paper_collage",
  });
  const draft = await post<{ id: string }>("/projects", {
    title: "Letters from a lighthouse",
    description: "Twelve winters on a rock, told by the last keeper.",
    language: "en",
    target_duration_minutes: 8,
  });
  await post(`/projects/${draft.id}/sources`, { title: "The keeper's log", text: tea });
  await ask(world, "PUT", "/users/me/api-keys/openai", { api_key: "sk-proj-0123456789abcdefghijklmnopqrstuv" }, token);
  await ask(world, "PUT", "/users/me/pronunciations", { pronunciations: { Nguyen: "win", LUFS: "luffs" } }, token);
  const { session_id } = await post<{ session_id: string }>("/billing/checkout", { package_id: "creator-360" });
  await fetch(`${world.url}/api/v1/billing/development-checkout/${session_id}`, { method: "POST" });
  for (const { project_id } of [english, thai])
    if ((await ended(world, project_id, token)) !== "completed") throw new Error("A seeded episode was not completed");
  return { tokens, english: english.project_id, thai: thai.project_id, draft: draft.id };
}
