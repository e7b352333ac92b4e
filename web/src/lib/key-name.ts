type Pressed = { key: string; code: string };

/**
 * What a key is called, in lower case. Where the layout gives no Latin letters, as the Thai one, a letter's key is called as on a Latin one:
 * keys of the page are named by those.
 */
export function keyName({ key, code }: Pressed): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isOther = key.length === 1 && !/[\p{ASCII}\p{Script=Latin}]/u.test(key);
  return (isOther && letter ? letter : key).toLowerCase();
}
