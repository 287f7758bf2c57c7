// The grammar of HTTP fields (RFC 9110 §5.6).

/** A token, for `TextReader`. */
export const token = /[A-Za-z0-9!#$%&'*+\-.^_`|~]+/y;

/** The text without the spaces and tabs at its ends. `trim()` would remove more. */
export function withoutOuterSpace(text) {
  let start = 0;
  let end = text.length;
  const isSpace = (at) => text[at] === ' ' || text[at] === '\t';
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** A text that is read from its beginning to its end. */
export class TextReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  get isAtEnd() {
    return this.at === this.text.length;
  }

  /** What a sticky pattern matches here, which is then read; or null. */
  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  /** The same as a text, which is empty if there is no match. */
  read(pattern) {
    return this.match(pattern)?.[0] ?? '';
  }

  /** Whether the next character is this one, which is then read. */
  take(character) {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }
}
