// Bundles the page into target/console, with --test the tests into target/test, with --browser those that need a
// browser into target/browser.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const out = process.env.CONSOLE_OUT ?? "target/console";
const common = { bundle: true, logLevel: "warning", jsx: "automatic", jsxImportSource: "preact" };

if (process.argv.includes("--test")) {
  await programs("test", /\.test\.ts$/);
} else if (process.argv.includes("--browser")) {
  await programs("browser", /\.test\.ts$|^pictures\.ts$/);
} else {
  rmSync(out, { recursive: true, force: true });
  const result = await build({
    ...common,
    entryPoints: { app: "src/main.tsx" },
    outdir: join(out, "assets"),
    entryNames: "[name]-[hash]",
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    metafile: true,
  });
  const outputs = Object.keys(result.metafile.outputs).map((path) => basename(path));
  const script = outputs.find((name) => name.endsWith(".js"));
  const style = outputs.find((name) => name.endsWith(".css"));
  const page = readFileSync("index.html", "utf8")
    .replace("/assets/app.js", `/assets/${script}`)
    .replace("/assets/app.css", `/assets/${style}`);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "index.html"), page);
  writeFileSync(join(out, "THIRD-PARTY.txt"), licences(result.metafile));
}

/** Bundles the programs of a folder for Node; packages stay outside. */
async function programs(folder, wanted) {
  rmSync(join("target", folder), { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: readdirSync(folder).filter((name) => wanted.test(name)).map((name) => join(folder, name)),
    outdir: join("target", folder),
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    packages: "external",
  });
}

/** Names, versions, licences and licence texts of the packages in the bundle. */
function licences(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) packages.add(found[1]);
  }
  const texts = new Map();
  let list = "Packages in the page:\n\n";
  for (const name of [...packages].sort()) {
    const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    if (!about.license) throw new Error(`${name} names no licence`);
    list += `    (${about.license}) ${name} ${about.version}${about.homepage ? ` - ${about.homepage}` : ""}\n`;
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].find((f) => existsSync(`node_modules/${name}/${f}`));
    const text = file
      ? readFileSync(`node_modules/${name}/${file}`, "utf8").trim()
      : `The package holds no text of its licence, ${about.license}.`;
    const key = createHash("sha256").update(text).digest("hex");
    texts.set(key, { names: [...(texts.get(key)?.names ?? []), name], text });
  }
  for (const { names, text } of texts.values()) list += `\n---- ${names.join(", ")} ----\n\n${text}\n`;
  return list + "\nlightweight-charts: TradingView Lightweight Charts, Copyright (c) 2025 TradingView, Inc. https://www.tradingview.com/\n";
}
