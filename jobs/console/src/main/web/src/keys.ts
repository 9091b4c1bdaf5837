import { useState } from "preact/hooks";

const KEY = "tickflow.keys";
const OFF = "off";

/** Number of the screen, from 1, that a key opens; null for any other key. */
export function numberOf(key: string): number | null {
  return /^[1-9]$/.test(key) ? Number(key) : null;
}

/** True unless the digits were switched off in this browser. */
export function areDigitsOn(store: Pick<Storage, "getItem"> = localStorage): boolean {
  return store.getItem(KEY) !== OFF;
}

/** Keeps the choice in this browser. */
export function switchDigits(isOn: boolean, store: Pick<Storage, "setItem" | "removeItem"> = localStorage): void {
  if (isOn) store.removeItem(KEY);
  else store.setItem(KEY, OFF);
}

/** The choice, and its change. */
export function useDigits(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(areDigitsOn);
  const change = (chosen: boolean) => {
    switchDigits(chosen);
    setOn(chosen);
  };
  return [isOn, change];
}
