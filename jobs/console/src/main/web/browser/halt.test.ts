import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { barriers, LIVE, openTab, setting, show, startBrowser, type Tab } from "./driver";

interface Control {
  controlId: string;
  command: string;
  by: string;
  reason: string;
  answerTo: string;
  appendedAtMillis: number;
}

interface Verdict {
  verdict: string;
  decidedAtMillis: number;
}

const HALTS = 5;

/** Time from the click on HALT in which entries must have stopped, by the clock of the desk. */
const STOP_MILLIS_MAX = 250;
let browser: Browser;
let tab: Tab;

before(async () => {
  browser = await startBrowser();
  tab = await openTab(browser, 1280, "light");
});

after(() => browser.close());

test("a HALT from the page stops the desk and says who", async () => {
  const { page, errors } = tab;
  await show(page, LIVE, "desk");
  assert.equal(await page.getByRole("button", { name: "HALT", exact: true }).isDisabled(), true);
  await page.getByLabel("Token").fill(setting("CONSOLE_TOKEN"));
  await page.getByRole("button", { name: "Use token" }).click();
  await page.getByText(", operator").waitFor();
  const millis: number[] = [];
  for (let turn = 1; turn <= HALTS; turn++) {
    const reason = `browser test ${process.pid}, turn ${turn}`;
    const clicked = await say(page, "HALT", reason);
    const [said, answer] = await answerOf(page, "HALT", reason);
    millis.push(answer.appendedAtMillis - clicked);
    await page.getByRole("group", { name: "Halts and blocks" }).getByText(reason).first().waitFor();
    await refusal(page, said.appendedAtMillis);
    await say(page, "RESUME", reason);
    const [resumed] = await answerOf(page, "RESUME", reason);
    await assertStopped(page, { clicked, said: said.appendedAtMillis, resumed: resumed.appendedAtMillis });
  }
  console.log(`from the click to the halt of the desk: ${millis.join(", ")} ms`);
  assert.deepEqual(errors, []);
});

/** Asserts by the verdicts of the desk that no entry was approved once it was halted, and that some were refused. */
async function assertStopped(page: Page, halt: { clicked: number; said: number; resumed: number }): Promise<void> {
  const verdicts = await page.evaluate(async () => {
    const { data } = (await (await fetch("/v1/orders?leg=ENTRY&limit=500")).json()) as { data: Verdict[] };
    return data;
  });
  const during = verdicts.filter((v) => v.decidedAtMillis >= halt.clicked && v.decidedAtMillis < halt.resumed);
  const after = (verdict: string) => during.filter((v) => v.verdict === verdict).map((v) => v.decidedAtMillis - halt.clicked);
  const [approved, refused] = [after("APPROVED"), after("DENIED")];
  console.log(
    `${halt.said - halt.clicked} ms from the click to the topic; entries approved after ${approved.join(", ") || "none"} ms, ` +
      `${refused.length} refused, the first after ${Math.min(...refused)} ms`,
  );
  assert.notDeepEqual(refused, []);
  assert.deepEqual(approved.filter((late) => late > STOP_MILLIS_MAX), []);
}

/** Waits until the desk has refused an entry. */
async function refusal(page: Page, sinceMillis: number): Promise<void> {
  await page.waitForFunction(
    async (since) => {
      const { data } = (await (await fetch("/v1/orders?leg=ENTRY&limit=100")).json()) as { data: Verdict[] };
      return data.some((v) => v.verdict === "DENIED" && v.decidedAtMillis >= since);
    },
    sinceMillis,
    { polling: 200 },
  );
}

/** Says a command with its confirmation; returns the time of the click. */
async function say(page: Page, command: string, reason: string): Promise<number> {
  const button = page.getByRole("button", { name: command, exact: true });
  assert.equal(await button.isDisabled(), true, "a command without a reason");
  await page.getByLabel("Reason (is recorded)").fill(reason);
  await button.click();
  const dialog = page.getByRole("dialog", { name: "Confirm the command" });
  await dialog.getByText(reason).waitFor();
  assert.deepEqual(await barriers(page), []);
  const confirm = dialog.getByRole("button", { name: `Say ${command}` });
  const clicked = confirm.evaluate(
    (element) => new Promise<number>((tell) => element.addEventListener("click", () => tell(Date.now()), { once: true, capture: true })),
  );
  await confirm.click();
  const atMillis = await clicked;
  await page.getByRole("status").getByText("is recorded as said by olga").waitFor();
  return atMillis;
}

/** A command and the first event that answers it, once both are there. */
async function answerOf(page: Page, command: string, reason: string): Promise<[Control, Control]> {
  const found = await page.waitForFunction(
    async ([wanted, why]) => {
      const { data } = (await (await fetch("/v1/controls?limit=100")).json()) as { data: Control[] };
      const said = data.find((c) => c.command === wanted && c.reason === why && c.by === "olga");
      const answers = data.filter((c) => said && c.answerTo === said.controlId);
      const first = answers.sort((a, b) => a.appendedAtMillis - b.appendedAtMillis)[0];
      return said && first ? [said, first] : null;
    },
    [command, reason] as const,
    { polling: 200 },
  );
  return (await found.jsonValue()) as [Control, Control];
}
