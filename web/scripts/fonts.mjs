// Takes the weights out of the fonts that nothing is set in, and has each page ask at once for the face of what is spoken: a browser would
// find it with the first title, which comes late.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const out = fileURLToPath(new URL("../out", import.meta.url));
const media = "_next/static/media";
const wght = { min: 400, max: 600 };
const spokenIn = { en: "newsreader-latin-wght", th: "noto-serif-thai-thai-wght" };

const fonts = (await readdir(join(out, media))).filter((name) => name.endsWith(".woff2"));
let before = 0;
let after = 0;
for (const name of fonts) {
  const path = join(out, media, name);
  const whole = await readFile(path);
  const lean = await subsetFont(whole, null, { keepAllGlyphs: true, variationAxes: { wght }, targetFormat: "woff2" });
  await writeFile(path, lean);
  before += whole.length;
  after += lean.length;
}

const linkTo = (font) => {
  const name = fonts.find((file) => file.startsWith(`${font}-`));
  if (!name) throw new Error(`There is no font ${font}.`);
  return `<link rel="preload" href="/${media}/${name}" as="font" type="font/woff2" crossorigin=""/>`;
};
for (const [language, font] of Object.entries(spokenIn)) {
  const link = linkTo(font);
  for (const file of await readdir(join(out, language), { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    const path = join(out, language, file);
    await writeFile(path, (await readFile(path, "utf8")).replace("<head>", `<head>${link}`));
  }
}
console.log(`Fonts: ${Math.round(before / 1024)} kB, now ${Math.round(after / 1024)} kB.`);
