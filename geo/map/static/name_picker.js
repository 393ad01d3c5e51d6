// Choosing what places are called, where there is no server's page to do it.

import { element } from "./dom.js";
import { NAMINGS, readNaming } from "./naming.js";

/** @param {import("./naming.js").Naming|undefined} chosen  default: as written @param {(naming: import("./naming.js").Naming) => void} onChange @returns {HTMLElement} */
export function namePicker(chosen, onChange) {
  const label = element("label", { class: "gz-names" }, "Place names ");
  const select = /** @type {HTMLSelectElement} */ (element("select"));
  for (const [naming, words] of NAMINGS) select.append(element("option", { value: naming }, words));
  select.value = chosen ?? "written";
  select.addEventListener("change", () => onChange(readNaming(select.value) ?? "written"));
  label.append(select);
  return label;
}
