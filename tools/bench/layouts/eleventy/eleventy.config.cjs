// Lists and feeds: the newest articles, and those of each topic, region and author, cut into parts.
const footnote = require("markdown-it-footnote");
const sizes = require("./sizes.json");

const kinds = ["topik", "wilayah", "penulis"];
const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

// The articles from the newest, as each list has them: address and title of the list, then its articles.
function lists(api) {
  const articles = api.getFilteredByGlob("isi/berita/**/*.md").reverse();
  const found = new Map([["", { title: "Ukur", articles }]]);
  for (const article of articles) {
    for (const kind of kinds) {
      for (const term of [article.data[kind]].flat()) {
        const address = `${kind}/${slug(term)}/`;
        if (!found.has(address)) found.set(address, { kind, title: term, articles: [] });
        found.get(address).articles.push(article);
      }
    }
  }
  return [...found].map(([address, list]) => ({ address, ...list }));
}

// One list cut into parts of equal size.
function parts({ address, title, articles }) {
  const count = Math.max(1, Math.ceil(articles.length / sizes.page));
  const at = (number) => `/${address}${number === 1 ? "" : `page/${number}/`}`;
  return Array.from({ length: count }, (_, place) => ({
    address: at(place + 1),
    title,
    feed: `/${address}feed.xml`,
    articles: articles.slice(place * sizes.page, (place + 1) * sizes.page),
    number: place + 1,
    count,
    before: place ? at(place) : null,
    after: place + 1 < count ? at(place + 2) : null,
  }));
}

module.exports = (config) => {
  config.amendLibrary("md", (md) => md.set({ typographer: true }).use(footnote));
  config.addFilter("hari", (date) => date.toISOString().slice(0, 10));
  config.addFilter("alamat", slug);
  config.addCollection("bagian", (api) => lists(api).flatMap(parts));
  config.addCollection("umpan", (api) =>
    lists(api).map((list) => ({ ...list, articles: list.articles.slice(0, sizes.feed) })),
  );
  config.addCollection("istilah", (api) => kinds.map((kind) => ({ kind, terms: lists(api).filter((list) => list.kind === kind) })));
  return { dir: { input: "isi", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
};
