module.exports = {
  layout: "naskah.njk",
  permalink: ({ page }) => `/berita/${page.date.getUTCFullYear()}/${page.fileSlug}/index.html`,
};
