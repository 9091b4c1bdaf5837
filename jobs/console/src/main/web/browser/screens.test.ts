import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { barriers, LIVE, openTab, overflow, SCREENS, settled, show, startBrowser, type Tab } from "./driver";

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});

after(() => browser.close());

/** Sights of each screen that need a deployment that trades. */
const SIGHTS: Record<string, (page: Page) => Promise<void>> = {
  overview: async (page) => {
    // A gateway that has just started knows no mode yet.
    await page.locator(".mode").filter({ hasText: "DEMO" }).first().waitFor();
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
    await page.getByRole("main").getByText(/\brows\b/).first().waitFor();
  },
  events: async (page) => {
    await page.getByLabel("Topic").selectOption("features");
    await hasRows(page, "Live events");
  },
};

async function hasRows(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("group", { name }).first().locator("tbody tr").first().waitFor();
}

/** Waits until no part of the screen tells a trouble. */
async function isWell(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll("[role=alert]").length === 0);
}

async function within(width: number, look: "light" | "dark", work: (tab: Tab) => Promise<void>): Promise<void> {
  const tab = await openTab(browser, width, look);
  try {
    await work(tab);
    assert.deepEqual(tab.errors, []);
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
        await isWell(page);
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
      assert.equal((await page.locator("nav a[aria-current=page]").innerText()).toLowerCase(), screen);
    }
    // What is typed goes into the field.
    await page.keyboard.press("3");
    await page.getByLabel("Decision id, event id or ClOrdID").fill("");
    await page.keyboard.type("12");
    assert.equal(await page.getByLabel("Decision id, event id or ClOrdID").inputValue(), "12");
  }));

test("digits are switched off in the help and stay so", () =>
  within(390, "dark", async ({ page }) => {
    await show(page, LIVE, "");
    await page.getByRole("button", { name: "Help" }).click();
    const digits = page.getByLabel("Digits open screens");
    assert.equal(await digits.isChecked(), true);
    await digits.uncheck();
    assert.deepEqual(await barriers(page), []);
    assert.ok((await overflow(page)) <= 0, "the page is wider than its window");
    await page.keyboard.press("Escape");
    await page.keyboard.press("2");
    await page.reload();
    await settled(page);
    await page.keyboard.press("2");
    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.match(await page.title(), /^Overview/);
    await page.getByRole("button", { name: "Help" }).press("Enter");
    await digits.check();
    await page.getByRole("button", { name: "Close" }).click();
    await page.keyboard.press("2");
    await page.waitForFunction(() => document.title.startsWith("Market"));
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
  within(1280, "light", async ({ page }) => {
    await page.goto(`${LIVE}decision?id=${"0".repeat(32)}`);
    await page.getByRole("alert").getByText("no decision").waitFor();
    await settled(page);
    assert.deepEqual(await barriers(page), []);
  }));

test("the keyboard goes on at the content after a link in it", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "decision");
    await page.locator("table a").first().press("Enter");
    await page.getByRole("heading", { name: "Features", exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "main");
  }));

test("an answer that is asked once grows old and is asked again", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "models");
    const panel = page.getByRole("region", { name: "Calibration", exact: true });
    await panel.locator(".age").getByText(/[2-9]\.\d s old/).waitFor();
    await panel.getByRole("button", { name: "Refresh Calibration" }).click();
    await panel.locator(".age").getByText(/ ms old|[01]\.\d s old/).waitFor();
  }));

test("a failed comparison leaves the form of the drift", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "models");
    const panel = page.getByRole("region", { name: "Drift of the predictions" });
    const split = panel.getByLabel("Between both windows (UTC)");
    await split.fill("2024-03-07 00:00:00");
    await page.context().setOffline(true);
    await panel.getByRole("button", { name: "Compare" }).click();
    await panel.getByRole("alert").waitFor();
    assert.equal(await split.inputValue(), "2024-03-07 00:00:00");
    await page.context().setOffline(false);
    await panel.getByRole("button", { name: "Ask again" }).click();
    await panel.getByRole("alert").waitFor({ state: "detached" });
  }));

test("figures stay beside the words while the gateway is away", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "");
    await hasRows(page, "Feeds");
    await page.context().setOffline(true);
    const panel = page.getByRole("region", { name: "Feeds" });
    await panel.getByRole("alert").getByText("The gateway does not answer").waitFor();
    await panel.getByText("Shown is the last answer").waitFor();
    await hasRows(page, "Feeds");
    await page.context().setOffline(false);
    await isWell(page);
  }));

test("a token that is not known leads to the desk", () =>
  within(1280, "light", async ({ page }) => {
    await show(page, LIVE, "desk");
    await page.getByLabel("Token").fill("not a token");
    const told: (string | undefined)[] = [];
    page.on("request", (request) => told.push(request.headers()["authorization"]));
    // Positions are asked for every two seconds.
    await page.waitForRequest(/\/v1\/positions/);
    assert.deepEqual(told.filter((header) => header !== undefined), []);
    await page.getByRole("button", { name: "Use token" }).click();
    await page.getByRole("region", { name: "Commands" }).getByRole("alert").getByText("does not know this token").waitFor();
    await page.getByRole("link", { name: "Overview" }).click();
    await page.getByRole("alert").first().getByRole("link", { name: "Give a token" }).click();
    await page.getByLabel("Token").fill("");
    await page.getByRole("button", { name: "Use token" }).click();
    await page.getByText("local, viewer").waitFor();
    await isWell(page);
  }));
