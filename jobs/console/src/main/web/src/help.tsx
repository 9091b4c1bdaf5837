import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useDigits } from "./keys";

/** Button that opens the keys of the console, where the digits can be switched off. */
export function Help(props: { screens: string[] }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useDigits();
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        Help
      </button>
      <dialog ref={dialog} aria-label="Help">
        <h2>Keys</h2>
        <label class="look">
          <input type="checkbox" checked={isOn} onChange={(e) => setOn(e.currentTarget.checked)} />
          Digits open screens
        </label>
        <dl class={isOn ? "keys" : "keys quiet"}>
          {props.screens.map((title, index) => (
            <div key={title}>
              <dt>
                <kbd>{index + 1}</kbd>
              </dt>
              <dd>{title}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet">Tab goes to the next control, Enter uses it, Esc closes a dialog. This browser keeps the choice.</p>
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
