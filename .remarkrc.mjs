// Memeriksa kepala naskah di VS Code (ekstensi unifiedjs.vscode-remark) menurut skema yang ditulis `inv docs`.
// Perlu sekali: npm install --no-save remark-frontmatter remark-lint-frontmatter-schema
// Ekstensi YAML dari Red Hat tidak membaca kepala naskah di dalam Markdown; karena itu dipakai yang ini.
import remarkFrontmatter from "remark-frontmatter";
import frontmatterSchema from "remark-lint-frontmatter-schema";

export default {
  plugins: [
    remarkFrontmatter,
    [
      frontmatterSchema,
      {
        schemas: {
          "./.vscode/skema/berita.json": ["./content/berita/**/*.md"],
          "./.vscode/skema/halaman.json": ["./content/halaman/*.md"],
        },
      },
    ],
  ],
};
