/**
 * Puts a text where pasting takes it from. Browsers lend the clipboard to secure pages only; in a studio without TLS on one's own network
 * the text is selected and copied, as by hand. Fails where a browser allows neither.
 */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.readOnly = true;
  box.style.position = "fixed";
  box.style.opacity = "0";
  document.body.append(box);
  try {
    box.select();
    if (!document.execCommand("copy")) throw new Error("The browser did not copy.");
  } finally {
    box.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
