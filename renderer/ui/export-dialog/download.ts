/** Goes to the one-time address of a file on our own origin; the browser saves it and the page stays. */
export function download(address: string, fileName: string): void {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return;
  const link = document.createElement('a');
  link.href = url.href;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
