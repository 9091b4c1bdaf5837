import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** Address of a gateway whose deployment runs. */
export const LIVE = setting("CONSOLE_URL");

export const SCREENS = ["overview", "market", "decision", "models", "rollout", "desk", "feed", "sql", "events"];

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Bound of each wait; a busy machine is slow. */
const PATIENCE_MILLIS = 120_000;

/** Value of an environment variable that the caller must set. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. bin/tickflow's tests set it; docs/console.md tells how to do it by hand`);
  return value;
}

/** Starts the browser that CONSOLE_BROWSER names. */
export function startBrowser(): Promise<Browser> {
  // Chromium has no sandbox for the user root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: setting("CONSOLE_BROWSER"), args });
}

/** Tab with a list of the errors that its page told. */
export interface Tab {
  page: Page;
  errors: string[];
  close: () => Promise<void>;
}

/** Opens a tab. */
export async function openTab(browser: Browser, width: number, look: "light" | "dark"): Promise<Tab> {
  const context: BrowserContext = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: look });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLIS);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(`console: ${message.text()} ${message.location().url}`);
  });
  return { page, errors, close: () => context.close() };
}

/** Goes to a screen, and waits until each part has its answer. */
export async function show(page: Page, url: string, place: string): Promise<void> {
  await page.goto(url + place);
  await page.locator("main h1").waitFor();
  await settled(page);
}

/** Waits until no part of the screen waits for its first answer. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const parts = [...document.querySelectorAll("main section")];
    return parts.length > 0 && parts.every((part) => !part.textContent?.includes("Loading …"));
  });
}

/** Broken rules of accessibility, each with the elements that break it; none if all is well. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Found = { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] };
    const axe = (globalThis as unknown as { axe: { run: (where: Document) => Promise<{ violations: Found[] }> } }).axe;
    const { violations } = await axe.run(document);
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} (${n.failureSummary})`).join("; ")}`);
  });
}

/** Pixels by which the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
