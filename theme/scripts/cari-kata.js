/* Words, places, lists as plugins/search/{words,stems,postings}.py make them. */
"use strict";
const normal = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/['’‘ʼ`´]/g, "").replace(/([0-9])\.(?=[0-9]{3}(?![0-9]))/g, "$1");
const RULE = "\\b0*([0-9]{1,4})\\s*(?:\\/|\\b(?:tahun|thn|th)\\b\\.?)\\s*((?:19|20)[0-9]{2})\\b";
const forms = (text) => text.match(/[\p{L}\p{N}]+/gu) || [];
const asked = (text) => [...new Set(forms(normal(text)
  .replace(new RegExp("\\b(?:nomor|no)\\b\\.?\\s*" + RULE, "g"), " $1n$2 ")
  .replace(new RegExp(RULE, "g"), " $1n$2 ")))];

const hash = (text) => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return ((value >>> 0) ^ (value >>> 15)) >>> 0;
};
const places = (word) => {
  let end = word;
  for (let m; (m = /(?:nya|[kl]ah|pun|an|i|k)$/.exec(end)) && m.index > 2;) end = end.slice(0, m.index);
  const letters = [...end];
  return [hash(letters.slice(/ng$/.test(end) ? -4 : -3).join("")), hash(letters.slice(-4).join(""))];
};
const shardOf = (main, word) => {
  const [coarse, fine] = places(word), shard = coarse % main.n, many = main.p[shard];
  return many ? "k" + shard + "-" + (fine % many) : "k" + shard;
};
/* All words that a word can be derived from; the set grows while it is walked through. */
const origins = (word) => {
  const all = new Set([word]), add = (part) => { if (part.length > 2) all.add(part); };
  for (const one of all) {
    for (const end of ["nya", "lah", "kah", "tah", "pun", "ku", "mu", "kan", "an", "i"]) if (one.endsWith(end)) add(one.slice(0, -end.length));
    const nasal = /^[mp]e(ny|ng|n|m)(..+)/.exec(one), prefix = /^(?:di|ke|se|ku|kau|te[rl]?|be[rl]?|pe[rl]?|me|per)(?=...)/.exec(one);
    if (nasal) {
      add(nasal[2]);
      if (/^[aiueo]/.test(nasal[2])) add({ ny: "s", ng: "k", n: "t", m: "p" }[nasal[1]] + nasal[2]);
    }
    if (prefix) {
      add(one.slice(prefix[0].length));
      if (/..[rl]$/.test(prefix[0])) add(one.slice(prefix[0].length - 1));
    }
  }
  return all;
};

const decode = (text) => {
  const data = atob(text), pairs = [];
  let at = 0;
  const bit = () => (data.charCodeAt(at >> 3) >> (7 - (at++ & 7))) & 1;
  const bits = (many) => { let value = 0; while (many--) value = value * 2 + bit(); return value; };
  const ones = (most) => { let many = 0; while (many < most && bit()) many++; return many; };
  let length = 0;
  while (!bit()) length++;
  const count = 2 ** length + bits(length), rice = bits(4);
  for (let number = -1, i = 0; i < count; i++) {
    number += ones(Infinity) * 2 ** rice + bits(rice) + 1;
    const weight = ones(3);
    pairs.push([number, weight < 3 ? weight : 3 + bits(2)]);
  }
  return pairs;
};
