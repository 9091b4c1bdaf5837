// Pictures of each screen of a running deployment, for docs/img: CONSOLE_PICTURES names the folder.
import { join } from "node:path";
import { LIVE, openTab, SCREENS, setting, show, startBrowser } from "./driver";

const folder = setting("CONSOLE_PICTURES");
const wanted = process.argv.slice(2);
const browser = await startBrowser();
for (const screen of SCREENS.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  for (const [width, look, suffix] of [[1280, "light", ""], [390, "dark", "-390"]] as const) {
    if (suffix !== "" && screen !== "overview" && screen !== "market") continue;
    const { page, close } = await openTab(browser, width, look);
    await show(page, LIVE, screen === "overview" ? "" : screen);
    if (screen === "decision") {
      await page.locator("table a").first().click();
      await page.getByRole("heading", { name: "Features", exact: true }).waitFor();
    }
    if (screen === "sql") {
      await page.getByRole("combobox", { name: "Question" }).selectOption("ticks-by-hour");
      await page.getByRole("button", { name: "Ask" }).click();
      await page.getByText(/\d rows/).waitFor();
    }
    if (screen === "rollout") await page.locator("summary").first().click();
    if (screen === "events") await page.getByRole("group", { name: "Live events" }).waitFor();
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: join(folder, `console-${screen}${suffix}.png`) });
    await close();
    console.log(screen + suffix);
  }
}
await browser.close();
