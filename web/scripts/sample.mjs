// Makes the landing page's sample episodes with the built-in studio: npm run sample. Needs ../muse and ffmpeg.
// What is committed stays small: mono at 48 kbit/s, and the cover as large as it is shown.
// With SAMPLE_FROM=DIR it takes finished episodes from DIR/en and DIR/th instead of making them.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const titles = { en: "The hour before sunrise", th: "เสียงก่อนฟ้าสาง" };
const bars = 160;
const rate = 8000;

const from = process.env.SAMPLE_FROM ?? (await mkdtemp(join(tmpdir(), "muse-sample-")));

function make(language) {
  if (process.env.SAMPLE_FROM) return;
  const options = ["--title", titles[language], "--script", here(`sample/${language}.txt`), "--language", language];
  execFileSync(here("../../muse"), ["make", ...options, "--motion", "none", "--out", join(from, language)], {
    stdio: "inherit",
    env: { ...process.env, DATA_DIR: join(from, "data") },
  });
}

// The loudest sample of each bar, on a scale that quiet speech still shows on.
function peaksOf(file) {
  const raw = execFileSync("ffmpeg", ["-v", "error", "-i", file, "-ac", "1", "-ar", String(rate), "-f", "f32le", "-"], {
    maxBuffer: 1 << 28,
  });
  const samples = new Float32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
  const size = samples.length / bars;
  const loudest = Array.from({ length: bars }, (_, i) => {
    let peak = 0;
    for (let at = Math.floor(i * size); at < (i + 1) * size && at < samples.length; at++)
      peak = Math.max(peak, Math.abs(samples[at]));
    return peak;
  });
  const most = Math.max(...loudest);
  return loudest.map((peak) => Math.round((peak / most) ** 0.8 * 1000) / 1000);
}

for (const language of ["en", "th"]) {
  make(language);
  const episode = join(from, language);
  const to = here(`../public/sample/${language}`);
  await mkdir(to, { recursive: true });
  const sound = join(to, "episode.m4a");
  const plain = ["-vn", "-map_metadata", "-1", "-map_chapters", "-1"];
  const small = ["-c:a", "aac", "-b:a", "48k", "-ac", "1", "-ar", "44100", "-movflags", "+faststart"];
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", join(episode, "audio/final.mp3"), ...plain, ...small, sound]);
  const cover = ["-vf", "scale=256:256:flags=lanczos", "-q:v", "4", join(to, "cover.jpg")];
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", join(episode, "images/thumbnails/512.jpg"), ...cover]);
  const transcript = JSON.parse(await readFile(join(episode, "transcript/transcript.json"), "utf8"));
  const lines = transcript.segments.map((segment) => ({
    speaker: segment.speaker,
    text: segment.body ?? segment.text,
    start: segment.startTime ?? segment.start,
    end: segment.endTime ?? segment.end,
  }));
  const duration = Number(
    execFileSync("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", sound]).toString(),
  );
  const sample = {
    title: titles[language],
    audio: `/sample/${language}/episode.m4a`,
    cover: `/sample/${language}/cover.jpg`,
    duration: Math.round(duration * 10) / 10,
    peaks: peaksOf(sound),
    lines,
  };
  await writeFile(here(`../src/features/landing/sample/${language}.json`), `${JSON.stringify(sample)}\n`);
}
