import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { barriers, openTab, overflow, SCREENS, setting, settled, startBrowser } from "./driver";

/** Address of a gateway whose Kafka and ClickHouse are away. */
const ALONE = setting("CONSOLE_ALONE_URL");

/** Words that each screen has for it. */
const WORDS: Record<string, RegExp> = {
  overview: /does not answer|degraded/,
  market: /No symbol was seen yet/,
  decision: /There is no signal yet/,
  models: /No symbol was seen yet/,
  rollout: /No rollout was made/,
  desk: /does not answer/,
  feed: /Nothing was noticed/,
  sql: /Question/,
  events: /No event came yet/,
};

let browser: Browser;

before(async () => {
  browser = await startBrowser();
});

after(() => browser.close());

for (const screen of SCREENS) {
  test(`${screen} says what it has not`, async () => {
    const tab = await openTab(browser, 390, "dark");
    try {
      await tab.page.goto(ALONE + (screen === "overview" ? "" : screen));
      await settled(tab.page);
      await tab.page.locator("main").getByText(WORDS[screen] as RegExp).first().waitFor();
      assert.deepEqual(await barriers(tab.page), []);
      assert.ok((await overflow(tab.page)) <= 0, "the page is wider than its window");
      assert.deepEqual(tab.errors, []);
    } finally {
      await tab.close();
    }
  });
}

test("a deployment without a registry has a note and no alert", async () => {
  const tab = await openTab(browser, 390, "light");
  try {
    await tab.page.goto(`${ALONE}models`);
    const registry = tab.page.getByRole("region", { name: "Registry" });
    await registry.getByText("-Dtickflow.registry=").waitFor();
    assert.equal(await registry.getByRole("alert").count(), 0);
  } finally {
    await tab.close();
  }
});

test("an answer is asked for again on demand", async () => {
  const tab = await openTab(browser, 1280, "light");
  try {
    await tab.page.goto(`${ALONE}desk`);
    const again = tab.page.getByRole("button", { name: "Ask again" }).first();
    await again.waitFor();
    const asked = tab.page.waitForRequest(/\/v1\/positions/);
    await again.click();
    await asked;
  } finally {
    await tab.close();
  }
});
