import { useEffect, useState } from "preact/hooks";

const KEY = "tickflow.theme";
const CHANGED = "tickflow-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Chosen look: auto, light or dark. */
export function chosenTheme(): string {
  return localStorage.getItem(KEY) ?? "auto";
}

/** Keeps a look and shows it. */
export function chooseTheme(theme: string): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
}

/** Shows the chosen look. */
export function applyTheme(): void {
  document.documentElement.dataset["theme"] = shown();
  window.dispatchEvent(new Event(CHANGED));
}

function shown(): string {
  const chosen = chosenTheme();
  return chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
}

/** The look that is shown: light or dark. */
export function useTheme(): string {
  const [theme, setTheme] = useState(shown);
  useEffect(() => {
    const changed = () => setTheme(shown());
    window.addEventListener(CHANGED, changed);
    return () => window.removeEventListener(CHANGED, changed);
  }, []);
  return theme;
}

dark.addEventListener("change", applyTheme);
