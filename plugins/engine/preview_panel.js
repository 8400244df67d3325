// The preview's panel: waits for the next build, reloads the page, and shows what is wrong with it.
// Built of elements and text only, styled by a file of this server: the pages' own policy allows that and no more.
(() => {
  "use strict";
  const given = document.currentScript.dataset;
  const onOverview = location.pathname === given.overview;
  const OPEN = "pratinjau-terbuka";
  let seen = Number(given.version);
  let first = true;
  let asking = null;
  let leaving = false;

  const make = (tag, options = {}, ...inside) => {
    const { attributes = {}, ...rest } = options;
    const element = Object.assign(document.createElement(tag), rest);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  const remembered = () => { try { return sessionStorage.getItem(OPEN); } catch { return null; } };
  const remember = (value) => { try { sessionStorage.setItem(OPEN, value); } catch { /* a private window */ } };

  const count = (problems, severity) => problems.filter((one) => one.severity === severity).length;
  const counted = (problems) => [["error", "galat"], ["warning", "peringatan"], ["notice", "catatan"]]
    .map(([severity, word]) => [count(problems, severity), word])
    .filter(([number]) => number)
    .map(([number, word]) => `${number} ${word}`)
    .join(", ");

  const status = make("p", { className: "pratinjau-kabar", attributes: { role: "status", "aria-live": "polite" } });
  const summary = make("span", { className: "pratinjau-ringkas" });
  const name = make("span", { className: "pratinjau-nama" });
  const mark = make("span", { className: "pratinjau-cap", hidden: true });
  const button = make("button", {
    type: "button",
    className: "pratinjau-tombol",
    attributes: { "aria-expanded": "false", "aria-controls": "__pratinjau-isi" },
  }, "Pratinjau ", mark, " ", summary, " ", name);
  const inside = make("div", { id: "__pratinjau-isi", className: "pratinjau-isi", hidden: true, tabIndex: -1 });
  const panel = make("section", {
    id: "__pratinjau", className: "pratinjau", attributes: { "aria-label": "Pratinjau" },
  }, button, inside, status);
  let banner = null;

  const open = (yes) => {
    inside.hidden = !yes;
    button.setAttribute("aria-expanded", String(yes));
  };
  button.addEventListener("click", () => {
    open(inside.hidden);
    remember(inside.hidden ? "tidak" : "ya");
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !inside.hidden) { open(false); remember("tidak"); button.focus(); }
  });

  const copying = (text) => {
    const copy = make("button", { type: "button", className: "pratinjau-kecil" }, "Salin nama berkas");
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        copy.textContent = "Tersalin";
      } catch {
        getSelection().selectAllChildren(copy.previousElementSibling);
        copy.textContent = "Tekan Ctrl+C";
      }
      setTimeout(() => { copy.textContent = "Salin nama berkas"; }, 2000);
    });
    return copy;
  };
  const inEditor = (root, file, line) => make("a", {
    className: "pratinjau-kecil",
    href: `vscode://file/${encodeURI(`${root}/${file}`.replace(/^\/+/, ""))}:${line || 1}`,
  }, "Buka di VS Code");

  const item = (problem, root, named) => {
    const place = [named ? problem.file : "", problem.line ? `baris ${problem.line}` : ""].filter(Boolean).join(", ");
    const told = make("li", { className: `pratinjau-${problem.severity}` },
      make("strong", {}, `${problem.label} ${problem.code}`), " ",
      make("span", { className: "pratinjau-tempat" }, place), place ? ": " : "",
      make("span", {}, problem.message),
      make("span", { className: "pratinjau-cara" }, `Perbaikan: ${problem.hint}`));
    if (root && problem.file.includes("/")) told.append(inEditor(root, problem.file, problem.line));
    return told;
  };

  const show = (news) => {
    const own = counted(news.here);
    const other = counted(news.others);
    panel.className = `pratinjau ${news.ok ? (own ? "pratinjau-ada" : "pratinjau-bersih") : "pratinjau-gagal"}`;
    mark.hidden = !news.mark;
    mark.textContent = news.mark;
    const words = [own ? `${own} di halaman ini` : "halaman ini bersih"];
    if (other) words.push(`${other} di berkas lain`);
    summary.textContent = onOverview ? (counted([...news.here, ...news.others]) || "tidak ada masalah") : words.join("; ");
    const parts = [];
    if (!news.ok) {
      parts.push(make("p", { className: "pratinjau-pesan" },
        "Situs belum dapat disusun. Halaman ini masih dari keadaan terakhir yang baik; perbaiki galatnya, lalu simpan."));
    }
    if (news.file) {
      const edit = make("p", { className: "pratinjau-berkas" },
        make("span", {}, "Sunting berkas ini: "), make("code", {}, news.file), copying(news.file));
      if (news.root) edit.append(inEditor(news.root, news.file, 1));
      parts.push(edit);
    } else if (!onOverview) {
      parts.push(make("p", {}, "Halaman ini disusun otomatis dari berkas lain."));
    }
    name.textContent = news.file;
    const list = (title, problems, named) => {
      if (!problems.length) return;
      parts.push(make("h2", {}, title), make("ul", {}, ...problems.map((one) => item(one, news.root, named))));
    };
    if (!onOverview) {
      list("Di halaman ini", news.here, !news.file);
      const weight = { error: 0, warning: 1, notice: 2 };
      const sorted = [...news.others].sort((a, b) => weight[a.severity] - weight[b.severity]);
      list("Di berkas lain", sorted.slice(0, 20), true);
      parts.push(make("p", {}, make("a", { href: given.overview },
        sorted.length > 20 ? `Semua masalah (${sorted.length - 20} lagi) dan draf` : "Semua masalah dan draf")));
    }
    inside.replaceChildren(...parts);
    const wanted = remembered();
    const urgent = count(news.here, "error") > 0 || (!news.ok && !news.here.length);
    open(onOverview ? false : wanted === "ya" || (urgent && (wanted !== "tidak" || !first)));
    if (banner) banner.remove();
    banner = null;
    if (news.mark) {
      const why = news.mark === "DRAF" ? "naskah ini belum tampil bagi pembaca." : "naskah ini tampil pada tanggalnya.";
      banner = make("p", { className: "pratinjau-tanda" }, make("strong", {}, news.mark), `: ${why}`);
      (document.querySelector("main") || document.body).prepend(banner);
    }
    if (!first || urgent) {
      status.textContent = news.ok && !own ? "Masalah di halaman ini sudah tidak ada." : `Pratinjau: ${summary.textContent}.`;
    }
    first = false;
  };

  const ask = async () => {
    if (asking || document.visibilityState === "hidden") return; // a hidden tab holds no connection
    asking = new AbortController();
    let wait = 0;
    try {
      const address = `${given.news}?seen=${first ? -1 : seen}&page=${encodeURIComponent(location.pathname)}`;
      const news = await (await fetch(address, { signal: asking.signal, cache: "no-store" })).json();
      const changed = news.version !== seen;
      seen = news.version;
      const newer = changed && (onOverview ? !first : news.ok);
      if (newer && leaving) seen = -1; // a reload now would undo the click on a link; ask again if the page stays
      else if (newer) location.reload();
      else if (changed || first) show(news);
      if (newer) wait = 3000;
    } catch (failure) {
      wait = failure.name === "AbortError" ? 0 : 1500;
      if (wait) status.textContent = "Pratinjau tidak menjawab; jalankan lagi inv serve.";
    }
    asking = null;
    setTimeout(ask, wait);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") { if (asking) asking.abort(); } else ask();
  });
  addEventListener("beforeunload", () => { leaving = true; setTimeout(() => { leaving = false; }, 3000); });
  addEventListener("pagehide", () => { if (asking) asking.abort(); });
  addEventListener("pageshow", (event) => { if (event.persisted) ask(); });

  document.documentElement.classList.add("pratinjau-tampil");
  document.body.append(panel);
  ask();
})();
