/**
 * The only script of the landing page: plays the sample in step with its words, and changes the theme. It travels as its own text
 * into the page, so it may name nothing outside of itself.
 */
export function island(themePlace: string) {
  const page = document.documentElement;
  document.querySelector("[data-theme-button]")?.addEventListener("click", () => {
    const theme = page.dataset.theme === "dark" ? "light" : "dark";
    page.dataset.theme = theme;
    try {
      localStorage.setItem(themePlace, theme);
    } catch {
      // It holds until the page is closed.
    }
  });

  const part = <T extends Element>(name: string) => document.querySelector<T>(`[data-sample-${name}]`);
  const [audio, position, button, times] = [
    part<HTMLAudioElement>("audio"),
    part<HTMLInputElement>("position"),
    part<HTMLButtonElement>("toggle"),
    part<HTMLElement>("time"),
  ];
  const [played, list, error] = [part<HTMLElement>("played"), part<HTMLElement>("lines"), part<HTMLElement>("error")];
  if (!audio || !position || !button || !times || !played || !list || !error) return;
  const lines = [...list.querySelectorAll<HTMLButtonElement>("button")];
  const duration = Number(position.max);
  let frame = 0;
  let current = -1;

  const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;

  const mark = (next: number) => {
    if (next === current) return;
    lines[current]?.removeAttribute("aria-current");
    lines[next]?.setAttribute("aria-current", "true");
    current = next;
    const line = lines[next]?.parentElement;
    if (!audio.paused && line) list.scrollTo({ top: line.offsetTop - list.clientHeight / 3, behavior: "smooth" });
  };

  const show = () => {
    const time = audio.currentTime;
    position.value = String(time);
    position.setAttribute("aria-valuetext", clock(time));
    times.textContent = clock(time);
    played.style.clipPath = `inset(0 ${100 - (time / duration) * 100}% 0 0)`;
    mark(lines.findIndex((line) => time >= Number(line.dataset.start) && time < Number(line.dataset.end)));
  };
  const follow = () => {
    show();
    frame = audio.paused ? 0 : requestAnimationFrame(follow);
  };
  const fail = () => {
    error.hidden = false;
  };
  const start = () => void audio.play().catch(fail);

  audio.addEventListener("play", () => {
    button.dataset.playing = "";
    cancelAnimationFrame(frame);
    follow();
  });
  for (const end of ["pause", "ended"])
    audio.addEventListener(end, () => {
      delete button.dataset.playing;
    });
  audio.addEventListener("seeked", show);
  audio.addEventListener("error", fail);
  button.addEventListener("click", () => (audio.paused ? start() : audio.pause()));
  position.addEventListener("input", () => {
    audio.currentTime = Number(position.value);
    show();
  });
  for (const line of lines)
    line.addEventListener("click", () => {
      audio.currentTime = Number(line.dataset.start);
      start();
    });
}
