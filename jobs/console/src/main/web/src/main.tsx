import "./style.css";
import { type JSX, render } from "preact";
import { useEffect, useErrorBoundary, useRef, useState } from "preact/hooks";
import { Help } from "./help";
import { areDigitsOn, numberOf } from "./keys";
import { address, go, type Place, usePlace } from "./route";
import { DecisionScreen } from "./screens/decision";
import { Desk } from "./screens/desk";
import { Events } from "./screens/events";
import { Feed } from "./screens/feed";
import { Market } from "./screens/market";
import { Models } from "./screens/models";
import { Overview } from "./screens/overview";
import { RolloutScreen } from "./screens/rollout";
import { Sql } from "./screens/sql";
import { applyTheme, chooseTheme, chosenTheme } from "./theme";
import { Go } from "./ui";

interface Screen {
  name: string;
  title: string;
  show: (place: Place) => JSX.Element;
}

const SCREENS: Screen[] = [
  { name: "overview", title: "Overview", show: () => <Overview /> },
  { name: "market", title: "Market", show: (place) => <Market place={place} /> },
  { name: "decision", title: "Decision", show: (place) => <DecisionScreen place={place} /> },
  { name: "models", title: "Models", show: () => <Models /> },
  { name: "rollout", title: "Rollout", show: () => <RolloutScreen /> },
  { name: "desk", title: "Desk", show: () => <Desk /> },
  { name: "feed", title: "Feed", show: () => <Feed /> },
  { name: "sql", title: "SQL", show: (place) => <Sql place={place} /> },
  { name: "events", title: "Events", show: () => <Events /> },
];

/** The digits 1 to 9 go to the screens, unless they are switched off or something is being typed. */
function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target instanceof HTMLElement && event.target.closest("input, select, textarea")) return;
  const number = numberOf(event.key);
  const screen = number !== null && areDigitsOn() ? SCREENS[number - 1] : undefined;
  if (screen) go(address(screen.name));
}

/** A screen, or the words of an error of its own. */
function Shown(props: { screen: Screen; place: Place }): JSX.Element {
  const [error, reset] = useErrorBoundary();
  if (!error) return props.screen.show(props.place);
  return (
    <p class="trouble" role="alert">
      This screen failed: {String((error as Error).message)}. Maybe the console is of another release than the gateway.{" "}
      <button type="button" onClick={reset}>
        Show it again
      </button>
    </p>
  );
}

function App(): JSX.Element {
  const place = usePlace();
  const [theme, setTheme] = useState(chosenTheme);
  const screen = SCREENS.find((s) => s.name === place.screen);
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const main = useRef<HTMLElement>(null);
  const first = useRef(place);
  useEffect(() => {
    // The link that led here may be gone; the keyboard goes on at the content.
    if (place !== first.current && document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [place]);
  useEffect(() => {
    document.title = `${screen?.title ?? "Nothing here"} · Tickflow`;
  }, [screen]);
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <nav aria-label="Screens">
        <strong>Tickflow</strong>
        <ul>
          {SCREENS.map((s) => (
            <li key={s.name} class={s === screen ? "here" : ""}>
              <Go to={s.name} isHere={s === screen}>
                {s.title}
              </Go>
            </li>
          ))}
        </ul>
        <label class="look">
          Look
          <select value={theme} onChange={(e) => { setTheme(e.currentTarget.value); chooseTheme(e.currentTarget.value); }}>
            <option>auto</option>
            <option>light</option>
            <option>dark</option>
          </select>
        </label>
        <Help screens={SCREENS.map((s) => s.title)} />
      </nav>
      <main id="main" tabIndex={-1} ref={main}>
        <h1>{screen?.title ?? "Nothing here"}</h1>
        {screen ? <Shown key={screen.name} screen={screen} place={place} /> : <p>There is no screen {place.screen}.</p>}
      </main>
      <footer>
        <a href="/v1/openapi.json">API</a> · <a href="/THIRD-PARTY.txt">Licences</a>
      </footer>
    </>
  );
}

applyTheme();
render(<App />, document.getElementById("app") as HTMLElement);
