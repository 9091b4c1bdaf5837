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
  leg: string;
  verdict: string;
  decidedAtMillis: number;
}

const HALTS = 5;

/** Time in which a recorded HALT must have stopped entries, by the clock of the desk. */
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
  const halted: [number, number][] = [];
  for (let turn = 1; turn <= HALTS; turn++) {
    const reason = `browser test ${process.pid}, turn ${turn}`;
    const clicked = await say(page, "HALT", reason);
    const [said, answer] = await answerOf(page, "HALT", reason);
    millis.push(answer.appendedAtMillis - clicked);
    await page.getByRole("group", { name: "Halts and blocks" }).getByText(reason).first().waitFor();
    await say(page, "RESUME", reason);
    const [resumed] = await answerOf(page, "RESUME", reason);
    halted.push([said.appendedAtMillis, resumed.appendedAtMillis]);
  }
  const verdicts = await page.evaluate(async () => {
    const { data } = (await (await fetch("/v1/orders?limit=500")).json()) as { data: Verdict[] };
    return data.filter((order) => order.leg === "ENTRY");
  });
  for (const [from, to] of halted) {
    const during = verdicts.filter((v) => v.decidedAtMillis >= from && v.decidedAtMillis < to);
    const approved = during.filter((v) => v.verdict === "APPROVED").map((v) => v.decidedAtMillis - from);
    console.log(`${during.length} verdicts on entries while halted, approved after ${approved.join(", ") || "none"} ms`);
    assert.deepEqual(approved.filter((after) => after > STOP_MILLIS_MAX), []);
  }
  console.log(`from the click to the halt of the desk: ${millis.join(", ")} ms`);
  assert.deepEqual(errors, []);
});

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
