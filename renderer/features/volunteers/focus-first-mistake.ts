/** After a form was sent with something missing: the focus goes to the first such field, once it is marked. */
export function focusFirstMistake(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
