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
  const packages = bundled(result.metafile);
  writeFileSync(join(out, "THIRD-PARTY.txt"), licences(packages));
  writeFileSync(join(out, "sbom.json"), JSON.stringify(billOfMaterials(packages), null, 2) + "\n");
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

/** Names of the packages in the bundle, sorted. */
function bundled(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) packages.add(found[1]);
  }
  return [...packages].sort();
}

/** CycloneDX document of the packages, without a time: equal sources give equal bytes. */
function billOfMaterials(packages) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const components = packages.map((name) => {
    const { version, license, integrity } = lock[`node_modules/${name}`];
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    const [algorithm, hash] = integrity.split("-");
    if (algorithm !== "sha512") throw new Error(`${name} is pinned by ${algorithm}, not by sha512`);
    return {
      type: "library",
      "bom-ref": purl,
      name,
      version,
      purl,
      licenses: [{ license: { id: license } }],
      hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }],
    };
  });
  const { name, version } = lock[""];
  const page = { type: "application", "bom-ref": name, name, version };
  return { bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata: { component: page }, components };
}

/** Names, versions, licences and licence texts of the packages. */
function licences(packages) {
  const texts = new Map();
  let list = "Packages in the page:\n\n";
  for (const name of packages) {
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
