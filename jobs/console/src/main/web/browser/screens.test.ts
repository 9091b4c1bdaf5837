import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { barriers, LIVE, openTab, overflow, SCREENS, settled, show, startBrowser, type Tab } from "./driver";

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});

after(() => browser.close());

/** A deployment need not have a registry; the browser notes the refusal. */
const WITHOUT_REGISTRY = "/v1/models";

/** Sights of each screen that need a deployment that trades. */
const SIGHTS: Record<string, (page: Page) => Promise<void>> = {
  overview: async (page) => {
    assert.match(await page.locator(".mode").first().innerText(), /DEMO/);
    await hasRows(page, "Findings");
    await hasRows(page, "Feeds");
    await hasRows(page, "Components");
  },
  market: async (page) => {
    await page.locator(".chart canvas").first().waitFor();
    await hasRows(page, "Signals");
  },
  decision: async (page) => {
    await page.locator("table a").first().click();
    await page.getByRole("heading", { name: "Features", exact: true }).waitFor();
    await hasRows(page, "Features");
    await hasRows(page, "Stages");
  },
  models: (page) => hasRows(page, /^Votes on/),
  rollout: async (page) => assert.match(await page.locator("main").innerText(), /rollout/i),
  desk: (page) => hasRows(page, "Reports of the broker"),
  feed: (page) => hasRows(page, "Quotes"),
  sql: async (page) => {
    await page.getByRole("button", { name: "Ask" }).click();
    await page.locator("text=/rows|no rows/").first().waitFor();
  },
  events: async (page) => {
    await page.getByLabel("Topic").selectOption("features");
    await hasRows(page, "Live events");
  },
};

async function hasRows(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("group", { name }).first().locator("tbody tr").first().waitFor();
}

async function within(width: number, look: "light" | "dark", work: (tab: Tab) => Promise<void>): Promise<void> {
  const tab = await openTab(browser, width, look);
  try {
    await work(tab);
    assert.deepEqual(tab.errors.filter((error) => !error.includes(WITHOUT_REGISTRY)), []);
  } finally {
    await tab.close();
  }
}

for (const screen of SCREENS) {
  for (const [width, look] of [[1280, "light"], [390, "dark"]] as const) {
    test(`${screen} shows real figures at ${width} pixels, ${look}`, () =>
      within(width, look, async ({ page }) => {
        await show(page, LIVE, screen === "overview" ? "" : screen);
        await SIGHTS[screen]?.(page);
        const alerts = await page.getByRole("alert").allInnerTexts();
        assert.deepEqual(alerts.filter((alert) => !alert.startsWith("no registry is configured")), []);
        assert.deepEqual(await barriers(page), []);
        assert.ok((await overflow(page)) <= 0, "the page is wider than its window");
        assert.equal(await page.locator("html").getAttribute("data-theme"), look);
      }));
  }
}

test("a look is chosen and kept", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "rollout");
    await page.getByLabel("Look").selectOption("dark");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    await page.reload();
    await settled(page);
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  }));

test("keys lead through the screens", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "");
    for (const [index, screen] of SCREENS.entries()) {
      await page.keyboard.press(String(index + 1));
      await page.waitForFunction((name) => document.title.toLowerCase().startsWith(name), screen);
    }
    // What is typed goes into the field.
    await page.keyboard.press("3");
    await page.getByLabel("Decision id, event id or ClOrdID").fill("");
    await page.keyboard.type("12");
    assert.equal(await page.getByLabel("Decision id, event id or ClOrdID").inputValue(), "12");
  }));

test("Tab reaches the content first, then every screen", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), "To the content");
    for (const screen of SCREENS) {
      await page.keyboard.press("Tab");
      assert.equal((await page.evaluate(() => document.activeElement?.textContent?.trim().toLowerCase())), screen);
    }
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.title.startsWith("Events"));
  }));

test("an unknown decision is told", () =>
  within(1280, "light", async ({ page, errors }) => {
    await page.goto(`${LIVE}decision?id=${"0".repeat(32)}`);
    await page.getByRole("alert").getByText("no decision").waitFor();
    await settled(page);
    assert.deepEqual(await barriers(page), []);
    // The browser itself notes the refusal.
    assert.ok(errors.every((error) => error.includes("/v1/explain/")), errors.join("\n"));
    errors.length = 0;
  }));
