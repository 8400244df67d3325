/* Loads only the parts of the index that a question needs; docs/search.md tells format and ranking.
   The build adds the index's first value, "main", to the end. */
(function () {
  const PAGE = 10, MOST_WORDS = 10, WEIGHTS = [1, 1.4, 1.9, 3, 5, 7, 10];
  const form = document.getElementById("_cari");
  if (!form) return;
  const say = JSON.parse(form.dataset.kata);
  const folder = form.dataset.indeks.replace(/[^/]*$/, "") + "indeks/";
  const file = (/index\.html$/.exec(form.dataset.awal) || [""])[0];
  const home = form.dataset.awal.slice(0, form.dataset.awal.length - file.length);
  const box = form.elements.q, filters = ["jenis", "topik", "tahun", "wilayah", "kelas"].filter((name) => form.elements[name]);
  const [status, hint, list, more] = ["_status", "_saran", "_hasil", "_lagi"].map((id) => document.getElementById(id));
  let turn = 0, timer = 0, rest = [], shown = 0, found = null;

  const parts = {}, arrived = {};
  window.suluhCari = (name, value) => { arrived[name] = value; };
  const load = (name) => parts[name] || (parts[name] = new Promise((done, failed) => {
    const script = document.createElement("script");
    const end = () => {
      script.remove();
      if (name in arrived) return done(arrived[name]);
      delete parts[name];
      failed(new Error(name));
    };
    script.onload = script.onerror = end;
    script.src = folder + name + ".js?v=" + arrived.main.v;
    document.head.append(script);
  }));

  const familyOf = (shard, word) => {
    if (!shard.of) {
      shard.of = new Map();
      shard.roots = new Map();
      for (const family of shard.f) {
        if (family[1]) shard.roots.set(family[0], family);
        for (let i = 2; i < family.length; i += 2) shard.of.set(family[i], family);
      }
    }
    if (shard.of.has(word)) return shard.of.get(word);
    if (shard.x.includes(word)) return null;
    for (const root of origins(word)) if (shard.roots.has(root)) return shard.roots.get(root);
    return null;
  };

  const blockOf = (main, id) => {
    let low = 0, high = main.b.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (main.b[middle][0] > id) high = middle - 1; else low = middle;
    }
    return main.b[low];
  };

  async function search(question, chosen) {
    const main = arrived.main, all = asked(question), stop = new Set(main.h.split(" "));
    let words = all.filter((word) => !stop.has(word)).slice(0, MOST_WORDS);
    if (!words.length) words = all.slice(0, MOST_WORDS);
    const keys = ["topik", "wilayah"].filter((name) => chosen[name]).map((name) => name + ":" + chosen[name]);
    const names = new Set([...words, ...keys].map((word) => shardOf(main, word)));
    const shards = {};
    await Promise.all([...names].map(async (name) => { shards[name] = await load(name); }));
    const sets = keys.map((key) => {
      const text = shards[shardOf(main, key)].s[key];
      return new Set(text ? decode(text).map((pair) => pair[0]) : []);
    });
    const wanted = (id, block) => (!chosen.jenis || main.j[block[2]] === chosen.jenis) &&
      (!chosen.tahun || String(block[3]) === chosen.tahun) &&
      (!chosen.kelas || block[4] >> main.k.indexOf(chosen.kelas) & 1) && sets.every((set) => set.has(id));
    const total = main.b.reduce((sum, block) => sum + block[1], 0), last = Math.max(...main.b.map((block) => block[3]));
    const hits = new Map(), marks = new Set(words), unknown = [];
    for (const word of words) {
      const family = familyOf(shards[shardOf(main, word)], word);
      if (!family) { unknown.push(word); continue; }
      const best = new Map();
      for (let i = 2; i < family.length; i += 2) {
        marks.add(family[i]);
        for (const [id, weight] of family[i + 1] ? decode(family[i + 1]) : []) {
          const value = WEIGHTS[weight] * (family[i] === word ? 1 : 0.7);
          if (value > (best.get(id) || 0)) best.set(id, value);
        }
      }
      const rare = Math.log(1 + total / best.size);
      best.forEach((value, id) => {
        const hit = hits.get(id) || [0, 0];
        hits.set(id, [hit[0] + value * rare, hit[1] + 1]);
      });
    }
    if (!words.length) for (const block of main.b) for (let i = 0; i < block[1]; i++) hits.set(block[0] + i, [0, 0]);
    let rows = [];
    hits.forEach(([value, many], id) => {
      const block = blockOf(main, id);
      if (wanted(id, block)) rows.push({ id, many, block, value: value * (main.j[block[2]] === "laporan" ? 0.6 : 1) * (1 + 0.25 * (block[3] ? Math.max(0, 1 - (last - block[3]) / 10) : 0.5)) });
    });
    const whole = rows.filter((row) => row.many === words.length);
    const partial = words.length > 1 && !whole.length && rows.length > 0;
    if (!partial) rows = whole;
    const order = (a, b) => b.many - a.many || b.value - a.value || b.id - a.id;
    rows.sort(order);
    const phrase = " " + all.join(" ") + " ";
    for (const row of rows.slice(0, 60)) {
      row.details = Object.values(shards).map((shard) => shard.d[row.id]).filter(Boolean);
      if (!row.details.length || !words.length) continue;
      const title = " " + asked(row.details[0][0]).join(" ") + " ";
      row.value *= title === phrase ? 3 : title.includes(phrase) ? 1.4 : 1;
    }
    rows.sort(order);
    return { main, rows, words, unknown, partial, marks, shards: names.size };
  }

  /* The first rows whose details are here, or can be had with so many more files. */
  async function next(requests) {
    const starts = found.main.c, start = (id) => starts.filter((one) => one <= id).pop();
    const ready = [], later = [], files = new Set();
    for (const row of rest) {
      const name = "d" + start(row.id);
      const here = (row.details && row.details.length) || name in arrived || files.has(name);
      if (ready.length >= PAGE || !(here || files.size < requests)) { later.push(row); continue; }
      if (!here) files.add(name);
      ready.push(row);
    }
    await Promise.all([...files].map(load));
    for (const row of ready) {
      if (!(row.details && row.details.length)) row.details = [arrived["d" + start(row.id)][row.id]];
    }
    return [ready, later];
  }

  const element = (name, kind, ...inside) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  };
  const marked = (text, marks) => text.split(/([\p{L}\p{N}\p{M}'’]+)/u)
    .map((piece, i) => (i % 2 && forms(normal(piece)).some((one) => marks.has(one)) ? element("mark", "", piece) : piece));
  const dayOf = (iso) => new Date(iso + "T00:00:00").toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });
  const label = (name, value) => {
    const option = [...form.elements[name].options].find((one) => one.value === value);
    return option ? option.text : value;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const number = (value) => value.toLocaleString("id-ID");

  const item = (row) => {
    const [title, short, day] = row.details[0];
    const address = short || "berita/" + day.slice(0, 4) + "/" + forms(normal(title)).join("-") + "/";
    const link = element("a", "", ...marked(title, found.marks));
    link.href = home + address.split("/").map(encodeURIComponent).join("/") + (/\/$|^$/.test(address) ? file : "");
    const hits = (text) => forms(normal(text)).filter((one) => found.marks.has(one)).length;
    const texts = [...new Set(row.details.flatMap((detail) => detail.slice(3)))].sort((a, b) => hits(b) - hits(a));
    const excerpt = texts.filter((text, i) => !i || (i < 2 && hits(text))).join(" ");
    const kind = [label("jenis", found.main.j[row.block[2]]), day && dayOf(day)].filter(Boolean).join(" · ");
    return element("li", "search-result", element("h2", "", link), element("p", "quiet", kind), element("p", "", ...marked(excerpt, found.marks)));
  };

  async function show(requests) {
    const mine = turn, [ready, later] = await next(requests);
    if (mine !== turn) return null;
    const made = ready.map(item);
    list.append(...made);
    rest = later;
    shown += made.length;
    more.hidden = !rest.length;
    return made[0];
  }

  const distance = (a, b, most) => {
    let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const now = [i];
      for (let j = 1; j <= b.length; j++) {
        now[j] = Math.min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
      }
      if (Math.min(...now) > most) return Infinity;
      before = row;
      row = now;
    }
    return row[b.length];
  };
  const nearest = (text, word) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let best = null, least = [most + 1];
    for (const entry of text.split(" ")) {
      const other = entry.slice(0, -1);
      if (Math.abs(other.length - word.length) > most) continue;
      const rank = [distance(word, other, most), +(other[0] !== word[0]), -parseInt(entry.slice(-1), 36)];
      const place = [0, 1, 2].find((i) => rank[i] !== least[i]);
      if (rank[0] <= most && (least.length < 2 || (place !== undefined && rank[place] < least[place]))) { best = other; least = rank; }
    }
    return best;
  };
  async function suggest(question, unknown) {
    const text = await load("e");
    let better = question;
    for (const word of unknown) {
      const near = nearest(text, word);
      if (near) better = better.split(/([\s,;:.!?"()]+)/).map((piece) => (normal(piece) === word ? near : piece)).join("");
    }
    return better === question ? "" : better;
  }

  const state = () => {
    const chosen = { q: box.value.trim().slice(0, 200) };
    for (const name of filters) chosen[name] = form.elements[name].value;
    return chosen;
  };
  const addressOf = (chosen) => {
    const query = new URLSearchParams();
    for (const name of ["q", ...filters]) if (chosen[name]) query.set(name, chosen[name]);
    return location.pathname + (String(query) && "?" + query);
  };

  async function run(typing) {
    const mine = ++turn, chosen = state();
    clearTimeout(timer);
    hint.textContent = "";
    const wait = setTimeout(() => { status.textContent = say.loading; }, 300);
    list.setAttribute("aria-busy", "true");
    try {
      const wanted = Object.values(chosen).some(Boolean);
      const answer = wanted ? await search(chosen.q, chosen) : null;
      if (mine !== turn) return;
      const doubted = answer && !typing ? answer.unknown.filter((word) => /^\p{L}{4,}$/u.test(word)) : [];
      const better = doubted.length ? await suggest(chosen.q, doubted) : "";
      if (mine !== turn) return;
      found = answer;
      rest = answer ? answer.rows : [];
      shown = 0;
      list.textContent = "";
      more.hidden = true;
      if (rest.length) await show(answer.shards > 1 || doubted.length ? 1 : 2);
      if (rest.length && shown < 3 && answer.shards < 3) await show(1);
      if (mine !== turn) return;
      tell(chosen.q, answer, typing);
      if (better) {
        const link = element("a", "", better);
        link.href = addressOf({ ...chosen, q: better });
        link.addEventListener("click", (event) => { event.preventDefault(); box.value = better; go(); box.focus(); });
        hint.append(say.suggestion + " ", link, "?");
      }
    } catch (failure) {
      if (mine !== turn) return;
      list.textContent = "";
      more.hidden = true;
      status.textContent = say.broken;
    } finally {
      clearTimeout(wait);
      if (mine === turn) list.removeAttribute("aria-busy");
    }
  }
  function tell(question, answer, typing) {
    const count = answer ? answer.rows.length : 0;
    const values = { count: number(count), shown: number(shown), question };
    status.textContent = !answer ? "" : fill(!count ? (typing ? say.unfinished : say.none)
      : answer.partial ? say.partial : question ? say.count : say.filtered, values) + (count > shown ? " " + fill(say.shown, values) : "");
    document.title = form.dataset.judul.replace("{q}", question ? "“" + question + "” – " : "");
  }

  const keep = (how) => { try { history[how](null, "", addressOf(state())); } catch (failure) { /* refused for files */ } };
  const go = () => { keep("pushState"); return run(false); };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    box.value = (query.get("q") || "").slice(0, 200);
    for (const name of filters) form.elements[name].value = query.get(name) || "";
    for (const name of filters) if (form.elements[name].selectedIndex < 0) form.elements[name].selectedIndex = 0;
    const drawer = form.querySelector("details");
    if (drawer && filters.some((name) => form.elements[name].value)) drawer.open = true;
    return run(false);
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  form.addEventListener("reset", () => setTimeout(() => { go(); box.focus(); }));
  form.addEventListener("change", (event) => { if (event.target !== box) go(); });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { keep("replaceState"); run(true); }, 450);
  });
  more.addEventListener("click", async () => {
    try {
      const first = await show(PAGE);
      if (first) first.querySelector("a").focus();
      if (found) tell(state().q, found, false);
    } catch (failure) { status.textContent = say.broken; }
  });
  window.addEventListener("popstate", restore);
  form.querySelector("details").classList.add("ready");
  document.addEventListener("DOMContentLoaded", restore);
})();
