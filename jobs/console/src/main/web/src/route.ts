import { useEffect, useState } from "preact/hooks";

/** Place in the console: a screen and what it shows. */
export interface Place {
  screen: string;
  query: URLSearchParams;
}

/** Reads a place from a path and a query. */
export function placeOf(pathname: string, search: string): Place {
  const screen = pathname.replace(/^\/+|\/+$/g, "");
  return { screen: screen === "" ? "overview" : screen, query: new URLSearchParams(search) };
}

/** Writes the address of a place; empty values are left out. */
export function address(screen: string, query: Record<string, string> = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== "");
  const search = pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
  return (screen === "overview" ? "/" : `/${screen}`) + search;
}

/** Goes to an address without loading the page again. */
export function go(href: string): void {
  history.pushState(null, "", href);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/** The place that the browser is at. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.pathname, location.search));
  useEffect(() => {
    const moved = () => setPlace(placeOf(location.pathname, location.search));
    window.addEventListener("popstate", moved);
    return () => window.removeEventListener("popstate", moved);
  }, []);
  return place;
}
